package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Liveness;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts the embedded AWS in a process of its own that outlives this one, and the terminal. Not thread-safe. */
final class CloudProcess {

    /** Started through a shell that makes it a session of its own where there is setsid, and deaf to hang-ups and Ctrl-C everywhere. */
    private static final String DETACHED = "trap '' HUP INT; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; "
            + "else exec \"$@\"; fi";
    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final int LAST_LINES = 15;

    private final Workspace workspace;
    private final FrontDoorProbe probe;
    private final String classPath;

    /** @param classPath of the process, with everything that the embedded AWS needs */
    CloudProcess(Workspace workspace, FrontDoorProbe probe, String classPath) {
        this.workspace = workspace;
        this.classPath = classPath;
        this.probe = probe;
    }

    /** The one that runs, if one does; what is left of one that died is cleared away. */
    Optional<CloudRecord> running() {
        Optional<CloudRecord> cloud = workspace.cloud();
        if (cloud.isPresent() && cloud.get().process().isEmpty()) {
            new Remains(workspace).clear();
            workspace.forgetCloud();
            return Optional.empty();
        }
        return cloud;
    }

    /**
     * Starts it; {@link #awaitReady} is to follow.
     *
     * @throws Failure if the port is taken, with by whom
     */
    CloudRecord start(int port) {
        if (probe.isTaken(port)) {
            throw new PortHolder(probe).failure(port);
        }
        ProcessHandle process = launch(port).toHandle();
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        CloudRecord cloud = new CloudRecord(process.pid(), port, started.toEpochMilli());
        // Before it is ready: whoever interrupts the waiting must still be able to stop it.
        workspace.remember(cloud);
        return cloud;
    }

    /**
     * Waits until the front door answers.
     *
     * @throws Failure if it dies (with its last words), or doesn't answer in time
     */
    void awaitReady(CloudRecord cloud, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (!probe.answers(cloud.port(), cloud.pid())) {
            Optional<ProcessHandle> process = cloud.process();
            if (process.isEmpty()) {
                new Remains(workspace).clear();
                workspace.forgetCloud();
                throw death(cloud.port());
            }
            if (Instant.now().isAfter(end)) {
                throw new Failure("The embedded AWS (pid " + cloud.pid() + ") hasn't answered on port " + cloud.port()
                        + " for " + atMost.toSeconds() + " s.\n" + lastWords(),
                        "Stop it and start again:  ./lab down && ./lab up\nIts log: " + workspace.cloudLog());
            }
            // Its end would be news, too.
            Liveness.awaitEnd(List.of(process.get()), GLANCE);
        }
    }

    private Process launch(int port) {
        Path log = workspace.cloudLog();
        Path temporary = workspace.file("tmp");
        try {
            Files.createDirectories(temporary);
            Files.deleteIfExists(log);
            return new ProcessBuilder(command(port, temporary)).directory(workspace.root().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(int port, Path temporary) {
        return List.of("sh", "-c", DETACHED, "lab",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                // Its files, and those of the functions' processes, are found and cleared by this path whatever happens to it.
                "-Djava.io.tmpdir=" + temporary,
                "-cp", classPath,
                CloudMain.class.getName(), Integer.toString(port),
                workspace.root().toString());
    }

    private Failure death(int port) {
        if (probe.isTaken(port)) {
            return new PortHolder(probe).failure(port);
        }
        return new Failure("The embedded AWS ended while it started.\n" + lastWords(),
                "Its log: " + workspace.cloudLog());
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(workspace.cloudLog());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())).indent(2)
                    .stripTrailing();
        } catch (IOException e) {
            return "  (no log: " + e.getMessage() + ")";
        }
    }
}
