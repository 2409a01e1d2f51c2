package dev.eventlabs.runtime.scores;

import dev.eventlabs.runtime.parallel.SideBySide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Adds the changes of a batch to the totals of their users, with one write a user. Thread-safe. */
final class AggregateScores {
    private final ScoreTable table;

    AggregateScores(ScoreTable table) {
        this.table = table;
    }

    /**
     * Counts each record once, however often and however cut it is delivered. Stops at the first record that is invalid, after taking
     * back what the item counted before.
     *
     * @param source where the sequence numbers come from: they grow within it, and are remembered under its name
     * @param records in the order of their sequence numbers
     */
    Aggregation aggregate(String source, List<ScoreRecord> records) {
        var changes = new LinkedHashMap<String, List<ScoreChange>>();
        var failures = new ArrayList<Failure>();
        var invalid = new ArrayList<Failure>(1);
        for (ScoreRecord record : records) {
            record.deltas().forEach((username, delta) -> changes.computeIfAbsent(username, name -> new ArrayList<>())
                    .add(new ScoreChange(record.sequenceNumber(), delta)));
            if (record.after() instanceof ScoreImage.Invalid(String reason)) {
                invalid.add(new Failure(record.sequenceNumber(),
                        new Aggregation.Refused(record.sequenceNumber(), reason)));
                break;
            }
        }
        for (Counting counting : count(source, changes)) {
            switch (counting) {
                case Counting.Counted() -> {}
                case Counting.Refused(SequenceNumber at, String reason) ->
                    failures.add(new Failure(at, new Aggregation.Refused(at, reason)));
                case Counting.Unavailable(SequenceNumber at, String reason) ->
                    failures.add(new Failure(at, new Aggregation.Postponed(at, reason)));
            }
        }
        // Of failures of one record the first is told: as long as what an invalid one counted isn't taken back, it has to come again.
        failures.addAll(invalid);
        return failures.stream().min(Comparator.comparing(Failure::at)).map(Failure::outcome)
                .orElseGet(Aggregation.Complete::new);
    }

    private List<Counting> count(String source, Map<String, List<ScoreChange>> changes) {
        // Once DynamoDB is away, waiting for each user in turn would take longer than the function has.
        var away = new AtomicBoolean();
        var writes = new ArrayList<Callable<Counting>>(changes.size());
        changes.forEach((username, ofUser) -> writes.add(() -> {
            if (away.get()) {
                return new Counting.Unavailable(ofUser.getFirst().sequenceNumber(), "not tried after another failed");
            }
            Counting counting = table.count(username, source, ofUser);
            if (counting instanceof Counting.Unavailable) {
                away.set(true);
            }
            return counting;
        }));
        return SideBySide.all(writes);
    }

    /** Walks the way to the table and back, but changes nothing. */
    void warmUp() {
        table.warmUp();
    }

    private record Failure(SequenceNumber at, Aggregation outcome) {}
}
