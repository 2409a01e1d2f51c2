package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local counterpart of SnapStart's snapshots: when a version is published, its code is initialised once in the background, and what
 * the JVM has loaded and linked by then is kept in a file from which later processes of the same code start. One is made at a time; as long as it isn't there,
 * processes start without. Thread-safe.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514, ahead-of-time command-line ergonomics</a>
 */
final class StartArchives implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartArchives.class);
    private static final int MAX_SECONDS = 120;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Path directory;
    private final Set<Path> begun = ConcurrentHashMap.newKeySet();
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("lambda start archives").factory());

    StartArchives(Path directory) {
        this.directory = directory;
    }

    /** The archive for this code and handler, if it has been made. */
    Optional<Path> find(EnvironmentSpec spec) {
        return Optional.of(path(spec)).filter(Files::exists);
    }

    /**
     * Makes the archive in the background, unless it is there or under way.
     *
     * @param command of a process of this code, up to the program's arguments, to which the worker's {@code train} is added
     * @param variables its environment
     */
    void make(EnvironmentSpec spec, List<String> command, Map<String, String> variables) {
        Path archive = path(spec);
        if (!begun.add(archive)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    train(spec, archive, command, variables);
                } catch (IOException e) {
                    LOG.warn("{} starts without an archive", spec.functionName(), e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IllegalStateException e) {
                    // So says a server that is interrupted while it starts: when we are closed, that is nobody's trouble.
                    if (!background.isShutdown()) {
                        throw e;
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        try {
            // Or the process still writes where its files are about to be deleted.
            background.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(EnvironmentSpec spec, Path archive, List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path made = directory.resolve(archive.getFileName() + ".new");
        try (RuntimeApiServer api = new RuntimeApiServer(new Nobody())) {
            // Whoever waits for an event is told at once that there is none.
            api.send(RuntimeApiServer.Event.NONE);
            List<String> all = new ArrayList<>();
            if (Files.isExecutable(NICE)) {
                all.addAll(List.of(NICE.toString(), "-n", "10"));
            }
            all.add(command.getFirst());
            all.add("-XX:AOTCacheOutput=" + made);
            all.addAll(command.subList(1, command.size()));
            all.add("train");
            ProcessBuilder builder = new ProcessBuilder(all).directory(spec.code().toFile())
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            Process process = builder.start();
            try {
                boolean done = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
                if (done && Files.exists(made)) {
                    Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    LOG.info("{} starts without an archive: its initialisation didn't succeed", spec.functionName());
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private Path path(EnvironmentSpec spec) {
        String key = spec.code() + "\n" + spec.handler();
        return directory.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".aot");
    }

    /** Nothing is invoked, so nothing is of interest. */
    private static final class Nobody implements RuntimeApiServer.Listener {

        @Override
        public void idle() {}

        @Override
        public boolean returned(String requestId, byte[] payload) {
            return false;
        }

        @Override
        public boolean faulted(String requestId, String type, byte[] error) {
            return false;
        }

        @Override
        public void failedToInitialise(String type, byte[] error) {}
    }
}
