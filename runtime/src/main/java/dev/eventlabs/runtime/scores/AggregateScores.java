package dev.eventlabs.runtime.scores;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Adds the changes of a batch to the totals of their users, with one write a user. Thread-safe. */
final class AggregateScores {
    // As many connections as the JDK keeps open to one host; more would be made anew, with TLS, for every batch.
    private static final int WRITES_AT_A_TIME = 5;

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
        return sideBySide(writes);
    }

    private static List<Counting> sideBySide(List<Callable<Counting>> writes) {
        var answers = new ArrayList<Counting>(writes.size());
        try (var threads = Executors.newFixedThreadPool(WRITES_AT_A_TIME, Thread.ofVirtual().factory())) {
            for (Future<Counting> answer : threads.invokeAll(writes)) {
                answers.add(answer.get());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("The environment shuts down in the middle of a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A total couldn't be written, and not for DynamoDB's sake", e.getCause());
        }
        return answers;
    }

    /** Walks the way to the table and back, but changes nothing. */
    void warmUp() {
        table.warmUp();
    }

    private record Failure(SequenceNumber at, Aggregation outcome) {}
}
