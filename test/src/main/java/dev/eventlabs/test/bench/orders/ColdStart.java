package dev.eventlabs.test.bench.orders;

import dev.eventlabs.local.spi.TemporaryDirectory;
import dev.eventlabs.test.bench.machine.Jvm;
import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import dev.eventlabs.test.orders.OrdersClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/** The first invocation of a function, for which a worker has to start, and a plain JVM that builds the same client. */
final class ColdStart {

    private static final int ROUNDS = 9;

    private final OrdersClient client;
    private final Path zip;
    private final Lab lab;
    private final Report report;

    ColdStart(OrdersClient client, Path zip, Lab lab, Report report) {
        this.client = client;
        this.zip = zip;
        this.lab = lab;
        this.report = report;
    }

    void measure() throws IOException {
        report.say("cold start: " + ROUNDS + " new workers and plain JVMs, in turn …");
        Median cold = new Median();
        Median plain = new Median();
        List<String> flags = List.of();
        try (TemporaryDirectory code = TemporaryDirectory.make()) {
            unpack(code.path());
            Path own = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
            String classPath = code.path().resolve("lib") + "/*" + File.pathSeparator + own;
            for (int round = -1; round < ROUNDS; round++) {
                renew(round);
                double worker = invoke();
                if (flags.isEmpty()) {
                    flags = new Workers(lab.process()).alive().stream().map(Jvm::flags).findFirst().orElse(List.of());
                }
                double jvm = plain(flags, classPath);
                if (round >= 0) {
                    cold.add(worker);
                    plain.add(jvm);
                }
            }
        }
        report.add(Figure.time("cold start of a worker (ms)", cold.value(), plain.value(), 1.5));
        report.note("cold start: the whole first Invoke as the client sees it; the floor is a JVM that builds the same"
                + " client, both with " + String.join(" ", flags));
    }

    /** A function that was changed gets new environments. */
    private void renew(int round) {
        String function = client.names().simulator();
        client.lambda().updateFunctionConfiguration(update -> update.functionName(function)
                .description("Cold start, round " + round));
        Patience.until(Duration.ofSeconds(30), Duration.ofMillis(10), "the update", () -> client.lambda()
                .getFunctionConfiguration(get -> get.functionName(function))
                .lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL);
    }

    private double invoke() {
        long start = System.nanoTime();
        var answer = client.lambda().invoke(invoke -> invoke.functionName(client.names().simulator())
                .payload(SdkBytes.fromUtf8String("{\"orders\": 0}")));
        if (answer.functionError() != null) {
            throw new IllegalStateException(answer.payload().asUtf8String());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double plain(List<String> flags, String classPath) {
        long start = System.nanoTime();
        Process process = Jvm.start(flags, classPath, PlainStart.class.getName());
        Jvm.firstLine(process, "");
        return (System.nanoTime() - start) / 1e6;
    }

    private void unpack(Path directory) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }
}
