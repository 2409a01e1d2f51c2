package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.scores.ScoresClient;
import java.time.Duration;
import java.util.Arrays;

/** From a PutItem's answer to a total that shows it, one record at a time. */
final class Latency {

    private static final int WARM_UP = 50;
    private static final int RECORDS = 300;
    private static final long FIRST_ID = 9_000_000_000L;

    private final ScoresClient client;
    private final Report report;

    Latency(ScoresClient client, Report report) {
        this.client = client;
        this.report = report;
    }

    void measure() {
        report.say("from put to visible total: " + RECORDS + " records, one at a time …");
        double[] milliseconds = new double[RECORDS];
        for (int i = -WARM_UP; i < RECORDS; i++) {
            ScoreRecords one = new ScoreRecords(FIRST_ID + WARM_UP + i, 1);
            one.into(client.dynamo(), client.names().records());
            long written = System.nanoTime();
            Patience.until(Duration.ofSeconds(60), Duration.ofMillis(1), "the total",
                    () -> one.areIn(client.dynamo(), client.names().totals()));
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - written) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        report.add(Figure.plain("from put to visible total, p50 (ms)", milliseconds[RECORDS / 2]));
        report.add(Figure.plain("from put to visible total, p99 (ms)", milliseconds[RECORDS * 99 / 100]));
    }
}
