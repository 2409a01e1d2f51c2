package dev.eventlabs.cli.workspace;

import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether processes that aren't our children live; {@link ProcessHandle#onExit} takes seconds to notice the end of such. */
public final class Liveness {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private Liveness() {}

    /** A process that has ended, but that nobody has asked for its exit code (PID 1 of some containers never does), doesn't live. */
    public static boolean lives(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Waits until none lives; false if one still does when the time is over. */
    public static boolean awaitEnd(List<ProcessHandle> processes, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (processes.stream().anyMatch(Liveness::lives)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted while waiting for processes to end.", "Again:  ./lab down", e);
            }
        }
        return true;
    }

    /** {@code pid (name) state …}; the name may hold anything, brackets too. Systems without {@code /proc} have a PID 1 that does its work. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }
}
