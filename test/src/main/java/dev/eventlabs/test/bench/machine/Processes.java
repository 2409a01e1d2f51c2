package dev.eventlabs.test.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ps} tells of processes. */
public final class Processes {

    private Processes() {}

    /** What the process and all that it started hold of the machine's memory. */
    public static double residentMegabytes(ProcessHandle process) {
        String pids = Stream.concat(Stream.of(process), process.descendants()).map(each -> Long.toString(each.pid()))
                .collect(Collectors.joining(","));
        return tell("rss=", pids).lines().mapToLong(line -> Long.parseLong(line.strip())).sum() / 1024.0;
    }

    /** @param column of {@code ps}, with an equals sign so that it has no heading */
    public static String tell(String column, String pids) {
        try {
            Process ps = new ProcessBuilder("ps", "-ww", "-o", column, "-p", pids).start();
            return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
