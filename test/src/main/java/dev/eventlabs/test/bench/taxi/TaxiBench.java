package dev.eventlabs.test.bench.taxi;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.machine.Processes;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.taxi.TaxiClient;
import dev.eventlabs.test.taxi.TaxiUnderFire;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The Taxi lab: how fast completed trips get into PostgreSQL, and that each is stored and billed once. */
public final class TaxiBench implements Benchmark {

    private static final String STACK = "TaxiLab";
    private static final long FIRST_RIDER = 100_000;
    private static final int SHOWN = 10;

    private final Path root;

    /** @param root of the checkout */
    public TaxiBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "taxi";
    }

    /** Rides at once. */
    @Override
    public int usualSize() {
        return 1_000;
    }

    @Override
    public boolean run(Report report, int rides) throws IOException {
        try (Lab lab = new Lab(root)) {
            lab.up(STACK);
            try (TaxiClient client = new TaxiClient(lab.endpoint(), TaxiClient.Names.of(lab.outputs(STACK)))) {
                new TripThroughput(client, report).measure();
                new RowLatency(client, report).measure();
                report.add(Figure.plain("resident memory, cloud, workers and PostgreSQL (MB)",
                        Processes.residentMegabytes(lab.process())));
                return underFire(client, lab, report, rides);
            } catch (SQLException e) {
                throw new IOException("The lab's database doesn't do what it should", e);
            }
        }
    }

    /** Whether the promise was kept. */
    private static boolean underFire(TaxiClient client, Lab lab, Report report, int rides) throws SQLException {
        report.say("under fire: " + rides + " rides at once, workers killed, PostgreSQL killed and stopped for 10 s …");
        TaxiUnderFire.Result result = new TaxiUnderFire(client, lab.process()).run(FIRST_RIDER, rides,
                Duration.ofMinutes(10));
        List<String> violations = result.violations();
        boolean kept = violations.isEmpty() && result.refusals().isEmpty();
        report.note("under fire: %,d completed trips, PostgreSQL killed with kill -9 and stopped for 10 s, %d workers"
                .formatted(result.completed(), result.killed())
                + " killed; " + result.badTrips() + " bad trips in the on-failure queue; " + result.bills() + " bills; "
                + (kept ? "each trip stored once and billed once, 80 % to the driver" : "PROMISE BROKEN"));
        violations.stream().limit(SHOWN).forEach(report::note);
        result.refusals().stream().limit(SHOWN).forEach(report::note);
        return kept;
    }
}
