package dev.eventlabs.test.bench.orders;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.machine.Processes;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.orders.OrdersClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Orders lab: how fast, how large, and that no order is lost. */
public final class OrdersBench implements Benchmark {

    private static final String STACK = "OrdersLab";
    private static final String ZIP = "infrastructure/target/classes/dev/eventlabs/infrastructure/eventlabs-runtime.zip";

    private final Path root;

    /** @param root of the checkout */
    public OrdersBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public int usualSize() {
        return 10_000;
    }

    @Override
    public boolean run(Report report, int orders) throws IOException {
        try (Lab lab = new Lab(root)) {
            report.add(Figure.atMost("./lab up OrdersLab, once built (s)", lab.up(STACK).toMillis() / 1000.0, 25));
            Path zip = root.resolve(ZIP);
            report.add(Figure.atMost("runtime zip (MB)", Files.size(zip) / 1e6, 12));
            try (OrdersClient client = new OrdersClient(lab.endpoint(), OrdersClient.Names.of(lab.outputs(STACK)));
                    Engines engines = new Engines(lab.jvmFlags())) {
                new Throughput(client, engines, report).measure(orders);
                new PutItems(client, engines, report).measure();
                new ColdStart(client, zip, lab, report).measure();
                report.add(Figure.plain("resident memory, cloud and workers (MB)",
                        Processes.residentMegabytes(lab.process())));
                return new UnderFire(client, lab, report).prove(orders);
            }
        }
    }
}
