package dev.eventlabs.test.bench.product;

import dev.eventlabs.local.spi.TemporaryDirectory;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code npx cdk synth} of the five labs, and of an empty app, in turn: the same CLI, context, class path, Node and flags of the JVM. */
final class Synthesis {

    private static final Pattern FLAGS = Pattern.compile("const flags = \\[(.*)];");

    private final Path root;
    private final Report report;

    Synthesis(Path root, Report report) {
        this.root = root;
        this.report = report;
    }

    void measure(int rounds) throws IOException {
        report.say("synthesis: " + rounds + " of the five labs and of an empty app, in turn …");
        String empty = emptyApp();
        Median labs = new Median();
        Median floor = new Median();
        try (TemporaryDirectory out = TemporaryDirectory.make()) {
            for (int round = -1; round < rounds; round++) {
                double ours = synth(out.path().resolve("labs"));
                double theirs = synth(out.path().resolve("empty"), "--app", empty);
                if (round >= 0) {
                    labs.add(ours);
                    floor.add(theirs);
                }
            }
        }
        report.add(Figure.time("npx cdk synth of all five labs (s)", labs.value(), floor.value(), 2));
    }

    /** As {@code infrastructure/cdk.mjs} starts the labs' app, but without a Node process around it: the floor has no need of finding a JDK. */
    private String emptyApp() throws IOException {
        Matcher flags = FLAGS.matcher(Files.readString(root.resolve("infrastructure/cdk.mjs")));
        if (!flags.find()) {
            throw new IllegalStateException("infrastructure/cdk.mjs doesn't say with which flags it starts the JVM.");
        }
        String classPath = root.resolve("test/target/classes") + File.pathSeparator
                + root.resolve("infrastructure/target/lib") + File.separator + "*";
        return Path.of(System.getProperty("java.home"), "bin", "java") + " "
                + flags.group(1).replaceAll("[',]", " ").strip() + " -cp \"" + classPath + "\" "
                + EmptyApp.class.getName();
    }

    /** Answers the seconds that it took. */
    private double synth(Path out, String... options) {
        List<String> command = new ArrayList<>(List.of("npx", "cdk", "synth", "--quiet", "--output", out.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(out.resolveSibling("errors").toFile());
        CdkEnvironment.of(builder, root);
        long start = System.nanoTime();
        try {
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ":\n"
                        + Files.readString(out.resolveSibling("errors")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
