package dev.eventlabs.test.bench.product;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code @Deploy} costs each test of a class after the first: an AWS of its own with the stack deployed to it. */
final class Deployments {

    private static final double GOAL = 1;

    private final Path root;
    private final Report report;

    Deployments(Path root, Report report) {
        this.root = root;
        this.report = report;
    }

    void measure(int rounds) throws IOException {
        for (Class<? extends Deployed> lab : DeployedLabs.ALL) {
            measure(lab.getSimpleName() + "Lab", lab.getName(), rounds);
        }
        // Among the tests, since README.md shows all of it.
        measure("the README's InvoicesStack", "com.example.InvoicesDeployed", rounds);
    }

    private void measure(String what, String testClass, int rounds) throws IOException {
        report.say("deployments: " + what + ", 1 + " + rounds + " tests of one class …");
        Process process = start(testClass, rounds);
        Median deployment = new Median();
        Median test = new Median();
        List<long[]> times;
        try (BufferedReader lines = process.inputReader()) {
            times = lines.lines().filter(line -> line.startsWith(DeploymentTimes.LINE))
                    .map(line -> Arrays.stream(line.substring(DeploymentTimes.LINE.length()).split(" "))
                            .mapToLong(Long::parseLong).toArray())
                    .toList();
        }
        int exit = awaitEnd(process);
        if (exit != 0 || times.size() != 1 + rounds) {
            throw new IllegalStateException(times.size() + " of " + (1 + rounds) + " deployments of " + what
                    + " succeeded, and the tests' JVM ended with " + exit + "; see above.");
        }
        times.subList(1, times.size()).forEach(time -> {
            deployment.add(time[0] / 1000.0);
            test.add(time[1] / 1000.0);
        });
        report.add(Figure.atMost("in-process deployment of " + what + ", after the first (s)", deployment.value(),
                GOAL));
        report.note(String.format(Locale.ROOT,
                "%s: the first %.1f s, with the synthesis; after it an empty test %.2f s, with the"
                        + " clearing away",
                what, times.getFirst()[0] / 1000.0, test.value()));
    }

    private static int awaitEnd(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while tests are deployed to", e);
        }
    }

    private Process start(String testClass, int rounds) throws IOException {
        // Where Maven runs tests, since an asset's path is relative.
        Path module = root.resolve("test");
        String classPath = module.resolve("target/test-classes") + File.pathSeparator
                + System.getProperty("java.class.path");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-D" + Deployed.TIMES + "=" + (1 + rounds), "-cp", classPath, DeploymentTimes.class.getName(),
                testClass)
                .directory(module.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        CdkEnvironment.of(builder, root);
        return builder.start();
    }
}
