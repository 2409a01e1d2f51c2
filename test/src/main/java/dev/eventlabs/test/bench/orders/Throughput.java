package dev.eventlabs.test.bench.orders;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.orders.OrdersClient;
import java.time.Duration;
import java.util.List;

/** Orders per second: through the lab, and through a loop that does nothing but receive ten, write ten, delete ten. */
final class Throughput {

    private static final int ROUNDS = 3;
    private static final int WARM_UP = 2_000;

    private final OrdersClient client;
    private final Engines engines;
    private final Report report;
    private long seed = 1;

    Throughput(OrdersClient client, Engines engines, Report report) {
        this.client = client;
        this.engines = engines;
        this.report = report;
    }

    /** @param orders in each round */
    void measure(int orders) {
        report.say("orders/s: " + ROUNDS + " rounds of " + orders + " through the lab and through the plain loop …");
        PlainLoop loop = new PlainLoop(engines);
        lab(WARM_UP, loop);
        Median throughLab = new Median();
        Median throughLoop = new Median();
        for (int round = 0; round < ROUNDS; round++) {
            double floor = loop.ordersPerSecond();
            throughLoop.add(floor);
            double rate = lab(orders, loop);
            throughLab.add(rate);
            report.say("  round %d: %.0f through the lab, %.0f through the loop".formatted(round + 1, rate, floor));
        }
        report.add(Figure.rate("orders/s through the lab", throughLab.value(), throughLoop.value(), 0.7));
    }

    /** All orders wait in the queue before the processor is let at them. The same bodies are left for the loop. */
    private double lab(int orders, PlainLoop loop) {
        client.processing(false);
        client.simulate(orders, 0, seed++);
        List<String> bodies = client.queue().takeAll();
        client.queue().send(bodies);
        loop.fill(bodies);
        int before = client.stored().size();
        long start = System.nanoTime();
        client.processing(true);
        Patience.until(Duration.ofMinutes(5), Duration.ofMillis(20), "an empty queue",
                () -> client.queue().depth().total() == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        int stored = client.stored().size() - before;
        if (stored != orders) {
            throw new IllegalStateException(
                    "The queue is empty, but of " + orders + " orders " + stored + " are stored.");
        }
        return orders / seconds;
    }
}
