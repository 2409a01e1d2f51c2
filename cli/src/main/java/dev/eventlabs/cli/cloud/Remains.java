package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.workspace.Liveness;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an embedded AWS of this checkout leaves behind when it is killed: functions' processes and temporary files. */
final class Remains {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final Workspace workspace;

    Remains(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Ends and deletes it; to be called only when the embedded AWS itself is gone. Returns how many processes were left. */
    int clear() {
        Path temporary = workspace.file("tmp");
        List<ProcessHandle> orphans = orphans(temporary);
        end(orphans);
        delete(temporary);
        return orphans.size();
    }

    /** Kills processes and waits until they are gone. */
    static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        if (!Liveness.awaitEnd(processes, AFTER_KILL)) {
            throw new Failure("Processes don't end though killed: "
                    + processes.stream().filter(Liveness::lives).map(process -> "" + process.pid()).toList(),
                    "Look at them:  ps -fp PID");
        }
    }

    /** Every JVM that runs code from the temporary directory of this checkout; not who only looks at a file in it. */
    private static List<ProcessHandle> orphans(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().command().filter(program -> program.endsWith("java")).isPresent())
                .filter(process -> process.info().commandLine()
                        .filter(line -> line.contains(directory + File.separator))
                        .isPresent())
                .toList();
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
