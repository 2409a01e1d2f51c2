package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.scores.ScoresClient;
import java.time.Duration;

/** Score records per second: from the stream through the function into the table, and through a loop that does nothing else. */
final class ScoresThroughput {

    private static final int ROUNDS = 3;
    private static final int WARM_UP = 2_000;

    private final ScoresClient client;
    private final Engines engines;
    private final Report report;
    private long nextId = 1_000_000_000L;

    ScoresThroughput(ScoresClient client, Engines engines, Report report) {
        this.client = client;
        this.engines = engines;
        this.report = report;
    }

    /** @param records in each round */
    void measure(int records) {
        report.say("scores/s: " + ROUNDS + " rounds of " + records + " through the lab and through the plain loop …");
        PlainAggregation loop = new PlainAggregation(engines);
        lab(WARM_UP, loop);
        loop.recordsPerSecond();
        Median throughLab = new Median();
        Median throughLoop = new Median();
        for (int round = 1; round <= ROUNDS; round++) {
            double rate = lab(records, loop);
            double floor = loop.recordsPerSecond();
            throughLab.add(rate);
            throughLoop.add(floor);
            report.say("  round %d: %.0f through the lab, %.0f through the loop".formatted(round, rate, floor));
        }
        report.add(Figure.rate("score records/s, stream → function → table", throughLab.value(), throughLoop.value(),
                0.6));
    }

    /** All records are in the stream before the aggregator is let at them. The loop gets the same. */
    private double lab(int records, PlainAggregation loop) {
        client.source().enabled(false);
        ScoreRecords written = new ScoreRecords(nextId, records);
        nextId += records;
        written.into(client.dynamo(), client.names().records());
        loop.fill(written);
        long start = System.nanoTime();
        client.source().enabled(true);
        Patience.until(Duration.ofMinutes(10), Duration.ofMillis(20), "totals that are sums",
                () -> written.areIn(client.dynamo(), client.names().totals()));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!client.reckon().violations().isEmpty()) {
            throw new IllegalStateException("Totals aren't sums: " + client.reckon().violations());
        }
        return records / seconds;
    }
}
