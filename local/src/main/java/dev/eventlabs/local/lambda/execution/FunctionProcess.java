package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process of one execution environment. Thread-safe. */
final class FunctionProcess {

    private final EnvironmentSpec spec;
    private final Process process;
    private volatile long mostMegabytes;

    private FunctionProcess(EnvironmentSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** @throws UncheckedIOException if the system doesn't start it */
    static FunctionProcess start(EnvironmentSpec spec, List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(spec.code().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            return new FunctionProcess(spec, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The process of " + spec.functionName() + " can't be started", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** @return its status */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    int exitStatus() {
        return process.exitValue();
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** With all that it has started, and waits a moment for it to be gone. */
    void kill() {
        // First: once the process is gone, nothing tells whose children they were.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The most that it has held, in megabytes, as far as the system tells; at most what it may hold. */
    long mostMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            mostMegabytes = lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst().orElse(mostMegabytes);
        } catch (IOException | UncheckedIOException e) {
            // It has ended, or this isn't Linux.
        }
        return mostMegabytes == 0 ? spec.memoryMegabytes() : Math.min(mostMegabytes, spec.memoryMegabytes());
    }
}
