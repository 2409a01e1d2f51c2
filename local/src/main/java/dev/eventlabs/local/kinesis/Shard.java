package dev.eventlabs.local.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One shard: a log with a lock of its own, and who waits for it. Thread-safe. */
final class Shard {

    /** What stands for a record that the shard had no capacity for. */
    static final long THROTTLED = -1;

    private final String id;
    private final HashRange range;
    private final List<String> parents;
    private final SequenceNumbers numbers;
    private final Instant opened;
    private final LongSupplier horizon;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RecordLog log = new RecordLog();
    private final WriteLimit limit;
    private Instant closed;
    private boolean deleted;

    /**
     * @param parents one after a split, two after a merge, none at first
     * @param horizon what arrived before it has expired; in milliseconds since the epoch
     */
    Shard(int number, HashRange range, List<Shard> parents, Instant opened, Capacity capacity, LongSupplier horizon) {
        id = "shardId-%012d".formatted(number);
        this.range = range;
        this.parents = parents.stream().map(Shard::id).toList();
        this.opened = opened;
        this.horizon = horizon;
        limit = new WriteLimit(capacity);
        numbers = new SequenceNumbers(parents.stream().mapToLong(parent -> parent.numbers.openedAt() + 1)
                .reduce(opened.getEpochSecond(), Math::max), number);
    }

    /** @param next the index to go on from */
    record Reading(List<StoredRecord> records, long next, boolean ended, Optional<Instant> nextArrived) {}

    String id() {
        return id;
    }

    HashRange range() {
        return range;
    }

    List<String> parents() {
        return parents;
    }

    SequenceNumbers numbers() {
        return numbers;
    }

    Instant opened() {
        return opened;
    }

    Optional<Instant> closed() {
        return locked(() -> Optional.ofNullable(closed));
    }

    void capacity(Capacity capacity) {
        locked(() -> {
            limit.change(capacity);
            return null;
        });
    }

    /**
     * Adds records in their order, and wakes who waits for them.
     *
     * @return for each its index or {@link #THROTTLED}; empty if the shard takes none any more, since it has been split, merged or deleted
     */
    Optional<long[]> append(List<Entry> entries, long now) {
        return locked(() -> {
            if (closed != null || deleted) {
                return Optional.empty();
            }
            log.trim(horizon.getAsLong());
            long[] indices = new long[entries.size()];
            for (int i = 0; i < indices.length; i++) {
                Entry entry = entries.get(i);
                indices[i] = limit.take(entry.sizeInBytes(), now)
                        ? log.append(entry.partitionKey(), entry.data(), now)
                        : THROTTLED;
            }
            changed.signalAll();
            return Optional.of(indices);
        });
    }

    /** Reads at once what is there behind the index; of what has expired, nothing. */
    Reading read(long from, int max, int maxBytes) {
        return locked(() -> reading(from, max, maxBytes));
    }

    /** Waits until there is something at the index, the shard has ended, or the time is up. */
    void await(long from, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = wait.toNanos();
            while (from >= log.next() && closed == null && !deleted && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Reading reading(long from, int max, int maxBytes) {
        log.trim(horizon.getAsLong());
        long start = Math.min(Math.max(from, log.oldest()), log.next());
        List<StoredRecord> records = log.read(start, max, maxBytes);
        long next = start + records.size();
        boolean more = next < log.next();
        return new Reading(records, next, closed != null && !more,
                more ? Optional.of(Instant.ofEpochMilli(log.arrivedAt(next))) : Optional.empty());
    }

    /** The index behind the last record. */
    long end() {
        return locked(log::next);
    }

    long firstAt(Instant instant) {
        return locked(() -> {
            log.trim(horizon.getAsLong());
            return log.firstAt(instant.toEpochMilli());
        });
    }

    /** The index that a sequence number of this shard stands for; empty if the shard hasn't given it. */
    OptionalLong index(String sequenceNumber) {
        OptionalLong index = numbers.index(sequenceNumber);
        return locked(() -> index.isPresent() && (index.getAsLong() < log.next()
                || closed != null && index.getAsLong() == SequenceNumbers.END) ? index : OptionalLong.empty());
    }

    /**
     * Takes no more records.
     *
     * @param children makes known who takes them instead: before anybody can find this shard closed
     */
    void close(Instant now, Runnable children) {
        locked(() -> {
            closed = now;
            children.run();
            changed.signalAll();
            return null;
        });
    }

    /** Wakes who waits: the stream is no longer there. */
    void delete() {
        locked(() -> {
            deleted = true;
            changed.signalAll();
            return null;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
