package dev.eventlabs.test.bench.orders;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Executioner;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import dev.eventlabs.test.orders.OrdersClient;
import dev.eventlabs.test.orders.Reckoning;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The promise: sent = stored + dead-lettered, order by order, while workers are killed. */
final class UnderFire {

    private static final double ERROR_RATE = 0.15;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_500);
    private static final int SHOWN = 10;

    private final OrdersClient client;
    private final Workers workers;
    private final Report report;

    UnderFire(OrdersClient client, Lab lab, Report report) {
        this.client = client;
        this.workers = new Workers(lab.process());
        this.report = report;
    }

    /** Whether it was kept. */
    boolean prove(int orders) {
        report.say("under fire: " + orders + " orders, " + Math.round(ERROR_RATE * 100)
                + " % bad, a worker killed every second or so; the bad ones are received three times, 30 s apart …");
        empty();
        client.simulate(orders, ERROR_RATE, System.nanoTime());
        // Written down before anything is processed, then sent as they were.
        List<String> sent = client.queue().takeAll();
        client.queue().send(sent);
        int killed;
        try (Executioner executioner = new Executioner(workers, LONGEST_PAUSE)) {
            client.processing(true);
            Patience.until(Duration.ofMinutes(15), Duration.ofMillis(500), "an empty queue",
                    () -> client.queue().depth().total() == 0);
            killed = executioner.killed();
        }
        Reckoning reckoning = Reckoning.of(sent, client.stored(), client.deadLetters().takeAll());
        report.note(
                "under fire: %,d sent = %,d stored + %,d dead-lettered%s; %d workers killed with kill -9; %s".formatted(
                        reckoning.sent(), reckoning.stored(), reckoning.deadLettered(),
                        reckoning.storedAndDeadLettered() == 0 ? ""
                                : " (" + reckoning.storedAndDeadLettered() + " of them stored before)",
                        killed,
                        reckoning.violations().isEmpty() && sent.size() == orders ? "nothing lost, nothing changed"
                                : "PROMISE BROKEN"));
        reckoning.violations().stream().limit(SHOWN).forEach(report::note);
        return reckoning.violations().isEmpty() && sent.size() == orders;
    }

    /** What the other benchmarks left: afterwards table and queues hold nothing. */
    private void empty() {
        client.processing(false);
        client.queue().takeAll();
        client.deadLetters().takeAll();
        client.stored().forEach(item -> client.dynamo().deleteItem(
                delete -> delete.tableName(client.names().table()).key(Map.of("id", item.get("id")))));
    }
}
