package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one process of a function loads. A JVM writes that down when it ends by itself, which takes some seconds; so it is given its end instead of
 * being killed, and nobody waits for it. Thread-safe.
 */
final class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final int MAX_SECONDS = 120;
    private static final Path RENICE = Path.of("/usr/bin/renice");
    private static final String LOW_PRIORITY = "10";

    private final String functionName;
    private final StartArchives.Draft draft;
    private final Recordings all;
    private volatile Process process;
    private volatile Thread end;

    Recording(String functionName, StartArchives.Draft draft, Recordings all) {
        this.functionName = functionName;
        this.draft = draft;
        this.all = all;
    }

    /** Where the JVM is to write to. */
    Path file() {
        return draft.file();
    }

    /** To be called once for each recording, with a process that ends or has ended, in whatever way. Returns at once. */
    void ends(Process process) {
        this.process = process;
        end = Thread.ofVirtual().name("archive of " + functionName).unstarted(this::keep);
        if (!all.ends(this)) {
            abandon();
        }
        end.start();
    }

    /** There is no process. */
    void neverBegan() {
        try {
            draft.end(false);
        } catch (IOException e) {
            LOG.warn("An archive of {} can't be deleted", functionName, e);
        }
    }

    private void keep() {
        try {
            yieldToOthers();
            boolean ended = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
            abandon();
            draft.end(ended && process.exitValue() == 0);
        } catch (IOException e) {
            LOG.warn("{} starts without an archive", functionName, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.ended(this);
        }
    }

    /** Whoever has ended it is busy with the next thing, and has no use for this yet. */
    private void yieldToOthers() throws IOException {
        if (process.isAlive() && Files.isExecutable(RENICE)) {
            new ProcessBuilder(RENICE.toString(), "-n", LOW_PRIORITY, "-p", Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        }
    }

    /** Nothing comes of it. */
    void abandon() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Or the process still writes where its files are about to be deleted. */
    void await() {
        try {
            end.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
