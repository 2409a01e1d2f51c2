package dev.eventlabs.test.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ps} tells of processes. */
public final class Processes {

    /** Of each generation but the metaspace: {@code total 31488K, used 1711K}. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private Processes() {}

    /** What the process and all that it started hold of the machine's memory. */
    public static double residentMegabytes(ProcessHandle process) {
        String pids = Stream.concat(Stream.of(process), process.descendants()).map(each -> Long.toString(each.pid()))
                .collect(Collectors.joining(","));
        return tell("rss=", pids).lines().mapToLong(line -> Long.parseLong(line.strip())).sum() / 1024.0;
    }

    /** What a JVM's objects hold after a collection, by its own tool. */
    public static double heapKilobytes(ProcessHandle jvm) {
        String pid = Long.toString(jvm.pid());
        run(jcmd(), pid, "GC.run");
        Matcher used = USED.matcher(run(jcmd(), pid, "GC.heap_info"));
        double sum = 0;
        while (used.find()) {
            sum += Double.parseDouble(used.group(1));
        }
        return sum;
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }

    /** @param column of {@code ps}, with an equals sign so that it has no heading */
    public static String tell(String column, String pids) {
        return run("ps", "-ww", "-o", column, "-p", pids);
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
