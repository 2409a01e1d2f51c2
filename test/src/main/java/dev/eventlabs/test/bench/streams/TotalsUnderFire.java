package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.scores.ScoresClient;
import dev.eventlabs.test.scores.ScoresUnderFire;
import java.time.Duration;
import java.util.List;

/** The promise: every total is the sum of its records, while workers are killed and releases go wrong. */
final class TotalsUnderFire {

    private static final int SHOWN = 10;

    private final ScoresClient client;
    private final Lab lab;
    private final Report report;

    TotalsUnderFire(ScoresClient client, Lab lab, Report report) {
        this.client = client;
        this.lab = lab;
        this.report = report;
    }

    /** Whether it was kept. */
    boolean prove(int changes) {
        report.say(
                "under fire: " + changes + " inserts, edits and deletes, some poison, workers killed, bad releases …");
        ScoresUnderFire.Result result = new ScoresUnderFire(client, lab.process()).run(System.nanoTime(), changes,
                Duration.ofMinutes(10));
        List<String> violations = result.violations();
        report.note(
                "under fire: %,d changes, %d poison records all in the on-failure queue; %d workers killed with kill -9,"
                        .formatted(changes, result.poison(), result.killed())
                        + " " + result.outages() + " bad releases; "
                        + (violations.isEmpty() ? "every total is the sum of its records" : "PROMISE BROKEN"));
        violations.stream().limit(SHOWN).forEach(report::note);
        return violations.isEmpty();
    }
}
