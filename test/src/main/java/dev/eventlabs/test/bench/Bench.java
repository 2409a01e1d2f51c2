package dev.eventlabs.test.bench;

import dev.eventlabs.test.bench.messaging.MessagingBench;
import dev.eventlabs.test.bench.orders.OrdersBench;
import dev.eventlabs.test.bench.product.ProductBench;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.bench.streams.StreamsBench;
import dev.eventlabs.test.bench.tasks.TasksBench;
import dev.eventlabs.test.bench.taxi.TaxiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code ./lab bench [NAME …] [--NAME N …]}. The exit code is 1 if a promise was broken, 2 for wrong usage; a goal that is missed is printed.
 */
public final class Bench {

    private Bench() {}

    /** @param arguments which benchmarks, all if none is named; {@code --NAME N} says how large one is */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(System.getProperty("lab.root", "")).toAbsolutePath();
        List<Benchmark> all = List.of(new OrdersBench(root), new StreamsBench(root), new TasksBench(root),
                new TaxiBench(root), new MessagingBench(root), new ProductBench(root));
        List<Benchmark> chosen = new ArrayList<>();
        Map<Benchmark, Integer> sizes = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean sized = arguments[i].startsWith("--");
            Optional<Benchmark> named = named(all, arguments[i].substring(sized ? 2 : 0));
            if (named.isPresent() && !sized) {
                chosen.add(named.get());
            } else if (named.isPresent() && i + 1 < arguments.length && arguments[i + 1].matches("[1-9]\\d{0,6}")) {
                sizes.put(named.get(), Integer.parseInt(arguments[++i]));
            } else {
                String names = all.stream().map(each -> each.name() + ", --" + each.name() + " N")
                        .collect(Collectors.joining(", "));
                System.err.println(
                        "\"" + arguments[i] + "\" was given; allowed are: " + names + " (N: 1 to 9999999)");
                System.exit(2);
            }
        }
        Report report = new Report(System.out, System.err);
        boolean kept = true;
        for (Benchmark each : chosen.isEmpty() ? all : chosen) {
            kept &= each.run(report, sizes.getOrDefault(each, each.usualSize()));
        }
        report.print();
        System.exit(kept ? 0 : 1);
    }

    private static Optional<Benchmark> named(List<Benchmark> all, String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
