package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each word with which a construct refuses something is asserted by a test of its package: none is added, or changed, unseen. */
class RefusalsTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
    private static final Path TESTS = Path.of(System.getProperty("basedir", "."), "src", "test", "java");
    /** Where an exception is made; not {@code @throws}, not {@code catch}. */
    private static final Pattern REFUSAL = Pattern
            .compile("(?:throw refused|new IllegalArgumentException|new IllegalStateException)\\(");
    /** One text in the source, be it in several pieces: "a" + "b". */
    private static final Pattern TEXT = Pattern
            .compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*");
    private static final Pattern SEAM = Pattern.compile("(?<!\\\\)\"\\s*\\+\\s*\"");
    /** No test can do without the hash function that every Java has. */
    private static final String IMPOSSIBLE = "Every Java has SHA-256";

    @Test
    void everyWordIsAsserted() throws IOException {
        int refusals = 0;
        List<String> missing = new ArrayList<>();
        for (Path source : javaFiles(SOURCES)) {
            String code = Files.readString(source);
            String asserted = null;
            Matcher refusal = REFUSAL.matcher(code);
            while (refusal.find()) {
                if (asserted == null) {
                    asserted = assertedIn(TESTS.resolve(SOURCES.relativize(source.getParent())));
                }
                refusals++;
                for (String words : texts(statement(code, refusal.end()))) {
                    if (!asserted.contains(words) && !words.equals(IMPOSSIBLE)) {
                        missing.add(source.getFileName() + ": " + words);
                    }
                }
            }
        }
        assertThat(refusals).as("refusals found").isGreaterThan(60);
        assertThat(missing).as("words of refusals that no test of the same package asserts").isEmpty();
    }

    /** Up to the semicolon that ends the statement, which isn't one within a text. */
    private static String statement(String code, int from) {
        Matcher token = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|;").matcher(code);
        token.region(from, code.length());
        while (token.find()) {
            if (token.group().equals(";")) {
                return code.substring(from, token.start());
            }
        }
        throw new IllegalStateException("A statement without an end");
    }

    /** The texts of a piece of source as they are written there, each in one piece. */
    private static List<String> texts(String code) {
        return TEXT.matcher(code).results().map(text -> {
            String whole = SEAM.matcher(text.group()).replaceAll("");
            return whole.substring(1, whole.length() - 1);
        }).toList();
    }

    private static String assertedIn(Path tests) throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.list(tests)) {
            for (Path test : files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                texts(Files.readString(test)).forEach(text -> all.append(text).append('\n'));
            }
        }
        return all.toString();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
