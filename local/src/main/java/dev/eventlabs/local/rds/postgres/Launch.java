package dev.eventlabs.local.rds.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How PostgreSQL's programs are started on this machine. */
final class Launch {

    /**
     * Runs a program and interrupts it once our end of its standard input is closed: by us, or by the kernel when this JVM was killed, so that
     * no server outlives it.
     */
    private static final String TIED = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            program=$!
            { read -r gone <&3; kill -INT "$program"; } &
            watch=$!
            exec 3<&- </dev/null
            wait "$program"
            status=$?
            kill "$watch" 2>/dev/null
            exit "$status"
            """;

    private Launch() {}

    /** @param log what it prints is appended to */
    static Process once(List<String> command, Path log) {
        return start(asNobody(command, log), log);
    }

    /** Until the process's standard input is closed, or the program ends. */
    static Process tied(List<String> command, Path log) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", TIED, "postgres"));
        all.addAll(asNobody(command, log));
        return start(all, log);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it isn't, and files stay ours. */
    private static List<String> asNobody(List<String> command, Path log) {
        if (!isRoot(log.getParent())) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of("unshare", "-U"));
        all.addAll(command);
        return all;
    }

    /** @param directory one that this process has made */
    private static boolean isRoot(Path directory) {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(List<String> command, Path log) {
        File file = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(file.getParentFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file));
        Map<String, String> environment = builder.environment();
        // A developer's own PGPORT, PGDATA or locale is none of this server's business.
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be started: " + e.getMessage(), e);
        }
    }
}
