package dev.eventlabs.test.bench;

import dev.eventlabs.test.orders.OrdersClient;
import dev.eventlabs.test.orders.Sdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/**
 * {@code ./lab bench [orders] [--orders N]}. The exit code is 1 if an order was lost or changed, 2 for wrong usage; a goal that is missed is printed.
 */
public final class Bench {

    private static final int ORDERS = 10_000;
    private static final String ZIP = "infrastructure/target/classes/dev/eventlabs/infrastructure/eventlabs-runtime.zip";

    private Bench() {}

    /** @param arguments which benchmarks (there is one, {@code orders}), and with how many orders */
    public static void main(String[] arguments) throws IOException {
        int orders = ORDERS;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--orders") && i + 1 < arguments.length
                    && arguments[i + 1].matches("[1-9]\\d{0,4}")) {
                orders = Integer.parseInt(arguments[++i]);
            } else if (!arguments[i].equals("orders")) {
                System.err.println("\"" + arguments[i] + "\" was given; allowed are: orders, --orders N (1 to 99999)");
                System.exit(2);
            }
        }
        System.exit(run(Path.of(System.getProperty("lab.root", "")).toAbsolutePath(), orders) ? 0 : 1);
    }

    /** Whether every promise was kept. */
    private static boolean run(Path root, int orders) throws IOException {
        Report report = new Report(System.out, System.err);
        boolean kept;
        try (Lab lab = new Lab(root)) {
            report.add(Figure.atMost("./lab up OrdersLab, once built (s)", lab.up().toMillis() / 1000.0, 25));
            Path zip = root.resolve(ZIP);
            report.add(Figure.atMost("runtime zip (MB)", Files.size(zip) / 1e6, 12));
            try (OrdersClient client = new OrdersClient(lab.endpoint(), names(lab));
                    Engines engines = new Engines(lab.jvmFlags())) {
                new Throughput(client, engines, report).measure(orders);
                new PutItems(client, engines, report).measure();
                new ColdStart(client, zip, lab, report).measure();
                report.add(Figure.plain("resident memory, cloud and workers (MB)",
                        Processes.residentMegabytes(lab.process())));
                kept = new UnderFire(client, lab, report).prove(orders);
            }
        }
        report.print();
        return kept;
    }

    private static OrdersClient.Names names(Lab lab) {
        try (CloudFormationClient stacks = Sdk.at(lab.endpoint(), CloudFormationClient.builder())) {
            Map<String, String> outputs = stacks.describeStacks(describe -> describe.stackName("OrdersLab")).stacks()
                    .getFirst().outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
            return OrdersClient.Names.of(outputs);
        }
    }
}
