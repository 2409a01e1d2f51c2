package dev.eventlabs.runtime.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shard as an event source mapping reads it: in order, each record at least once, cut into batches as it likes. */
final class ShardLog {
    private static final int MOST_IN_A_BATCH = 20;

    private final List<Entry> entries = new ArrayList<>();
    private int checkpoint;

    private record Entry(long sequenceNumber, String record, boolean poison) {}

    void append(long sequenceNumber, String record, boolean poison) {
        entries.add(new Entry(sequenceNumber, record, poison));
    }

    boolean isDrained() {
        return checkpoint == entries.size();
    }

    List<String> batch(Random random) {
        int end = Math.min(entries.size(), checkpoint + 1 + random.nextInt(MOST_IN_A_BATCH));
        return entries.subList(checkpoint, end).stream().map(Entry::record).toList();
    }

    void succeeded(int size) {
        checkpoint += size;
    }

    /** Goes back to this record. */
    void failedAt(long sequenceNumber) {
        while (entries.get(checkpoint).sequenceNumber() != sequenceNumber) {
            checkpoint++;
        }
    }

    /** Gives up the record that is next, as if its retries were exhausted and it went to an on-failure queue. */
    void skip() {
        assertThat(entries.get(checkpoint).poison()).as("only what can't count is given up").isTrue();
        checkpoint++;
    }
}
