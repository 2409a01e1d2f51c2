package dev.eventlabs.test.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a source file that documentation shows, but for lines that end in {@code // not shown}.
 *
 * @param text without the indentation that its lines share
 */
record Region(String name, String text) {

    private static final Pattern TAGGED = Pattern
            .compile("(?ms)^ *// tag::([\\w-]+)\\[\\]\n(.*?)^ *// end::\\1\\[\\]$");
    private static final Pattern HIDDEN = Pattern.compile("(?m)^.*// not shown\n");
    /** Tests that run, and {@code com.example}, which stands for a reader's own. */
    private static final List<Path> SOURCES = List.of(Path.of("src/test/java"), Path.of("src/main/java/com/example"),
            Path.of("../infrastructure/src/test/java"), Path.of("../runtime/src/test/java"));

    /** All regions of tests, by name. */
    static Map<String, Region> all() {
        Map<String, Region> regions = new TreeMap<>();
        SOURCES.forEach(folder -> collect(folder, regions));
        return regions;
    }

    private static void collect(Path folder, Map<String, Region> regions) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = TAGGED.matcher(Files.readString(file));
                while (matcher.find()) {
                    String shown = HIDDEN.matcher(matcher.group(2)).replaceAll("");
                    Region region = new Region(matcher.group(1), shown.stripTrailing().stripIndent() + "\n");
                    if (regions.put(region.name(), region) != null) {
                        throw new IllegalStateException("Region " + region.name() + " is there twice.");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a page shows it. */
    String block() {
        return "```java\n" + text + "```\n";
    }
}
