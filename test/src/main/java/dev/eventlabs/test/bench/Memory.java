package dev.eventlabs.test.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes hold of the machine's memory, as {@code ps} tells it. */
final class Memory {

    private Memory() {}

    /** Of the process and all that it started. */
    static double residentMegabytes(ProcessHandle process) {
        String pids = Stream.concat(Stream.of(process), process.descendants()).map(each -> Long.toString(each.pid()))
                .collect(Collectors.joining(","));
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
            String lines = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().mapToLong(line -> Long.parseLong(line.strip())).sum() / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
