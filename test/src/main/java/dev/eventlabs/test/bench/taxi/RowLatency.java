package dev.eventlabs.test.bench.taxi;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.taxi.TaxiClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;

/** From the answer to the write that completes a trip to a row that shows it, one trip at a time. */
final class RowLatency {

    private static final int WARM_UP = 50;
    private static final int TRIPS = 300;

    private final TaxiClient client;
    private final Report report;

    RowLatency(TaxiClient client, Report report) {
        this.client = client;
        this.report = report;
    }

    void measure() throws SQLException {
        report.say("from completion to row: " + TRIPS + " trips, one at a time …");
        double[] milliseconds = new double[TRIPS];
        try (PlainInsert database = new PlainInsert(client.database());
                Connection connection = client.database().connect();
                Statement statement = connection.createStatement()) {
            for (int i = -WARM_UP; i < TRIPS; i++) {
                CompletedTrips one = new CompletedTrips("bench-one-" + (WARM_UP + i), 1);
                one.into(client, "InProgress");
                one.into(client, "Completed");
                long completed = System.nanoTime();
                Patience.until(Duration.ofSeconds(60), Duration.ofMillis(1), "the row",
                        () -> TripThroughput.count(statement, one.query()) == 1);
                if (i >= 0) {
                    milliseconds[i] = (System.nanoTime() - completed) / 1e6;
                }
                database.delete(one);
                one.outOf(client);
            }
        }
        Arrays.sort(milliseconds);
        report.add(Figure.plain("from completion to row, p50 (ms)", milliseconds[TRIPS / 2]));
        report.add(Figure.plain("from completion to row, p99 (ms)", milliseconds[TRIPS * 99 / 100]));
    }
}
