package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Slice;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a shard, and tells of each record whether it is for the function. Not thread-safe.
 *
 * @param mine the records of this lane
 */
record Sieve(Cursor cursor, Predicate<StreamRecord> mine, Entries entries, Filter filter) {

    /** Records as they were read. */
    interface Source {

        /** As a cursor's. */
        Sifted read(int max, Duration wait) throws InterruptedException;
    }

    /**
     * @param records in the shard's order
     * @param ended whether nothing ever follows
     */
    record Sifted(List<Sample> records, boolean ended) {}

    /** @param entry empty if it isn't for the function, or not by this lane */
    record Sample(String sequenceNumber, Instant arrived, Optional<Entry> entry) {}

    Sifted read(int max, Duration wait) throws InterruptedException {
        Slice slice = cursor.read(max, wait);
        return new Sifted(slice.records().stream().map(this::sample).toList(), slice.ended());
    }

    private Sample sample(StreamRecord record) {
        Optional<Entry> entry = Optional.of(record).filter(mine).map(entries::entry)
                .filter(each -> filter.matches(each.item()));
        return new Sample(record.sequenceNumber(), record.arrived(), entry);
    }
}
