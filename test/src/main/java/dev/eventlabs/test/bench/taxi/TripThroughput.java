package dev.eventlabs.test.bench.taxi;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.taxi.TaxiClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Completed trips per second: from the stream through the function into PostgreSQL, and by a loop that does nothing else. */
final class TripThroughput {

    private static final int ROUNDS = 5;
    private static final int TRIPS = 10_000;

    private final TaxiClient client;
    private final Report report;

    TripThroughput(TaxiClient client, Report report) {
        this.client = client;
        this.report = report;
    }

    void measure() throws SQLException {
        report.say("trips/s: " + ROUNDS + " rounds of " + TRIPS + " through the lab and through a plain loop …");
        Median throughLab = new Median();
        Median throughLoop = new Median();
        try (PlainInsert loop = new PlainInsert(client.database())) {
            for (int round = 0; round <= ROUNDS; round++) {
                double rate = lab(new CompletedTrips("bench-lab-" + round, TRIPS), loop);
                CompletedTrips same = new CompletedTrips("bench-loop-" + round, TRIPS);
                double floor = loop.tripsPerSecond(same);
                loop.delete(same);
                // The first is for the JVMs to get warm.
                if (round > 0) {
                    throughLab.add(rate);
                    throughLoop.add(floor);
                    report.say("  round %d: %.0f through the lab, %.0f through the loop".formatted(round, rate, floor));
                }
            }
        }
        report.add(Figure.rate("completed trips/s, stream → function → PostgreSQL", throughLab.value(),
                throughLoop.value(), 0.5));
    }

    /** All trips are completed before the processor is let at them. */
    private double lab(CompletedTrips trips, PlainInsert loop) throws SQLException {
        trips.into(client, "InProgress");
        client.source().enabled(false);
        trips.into(client, "Completed");
        try (Connection connection = client.database().connect(); Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            client.source().enabled(true);
            Patience.until(Duration.ofMinutes(10), Duration.ofMillis(50), "the trips",
                    () -> count(statement, trips.query()) == trips.count());
            double seconds = (System.nanoTime() - start) / 1e9;
            loop.delete(trips);
            trips.outOf(client);
            return trips.count() / seconds;
        }
    }

    static long count(Statement statement, String query) {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
