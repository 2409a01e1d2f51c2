package dev.eventlabs.local.dynamodb;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The writes to one table with a stream: wakes who waits for them, and remembers to the second when they were, since the engine tells it to
 * the minute only. Thread-safe.
 */
final class StreamWrites {

    /** Longer than records are kept. */
    private static final Duration KEPT = Duration.ofHours(25);

    private final Time time;
    private final LongSupplier lastSequenceNumber;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final TreeMap<Long, Instant> arrivals = new TreeMap<>();
    private long count;
    private Instant last;

    StreamWrites(Time time, LongSupplier lastSequenceNumber) {
        this.time = time;
        this.lastSequenceNumber = lastSequenceNumber;
    }

    /** To be called before a write: what was written so far belongs to the second of the last write, if that is over. */
    void before() {
        lock.lock();
        try {
            Instant now = now();
            if (last != null && now.isAfter(last)) {
                arrivals.putIfAbsent(lastSequenceNumber.getAsLong(), last);
                while (arrivals.firstEntry().getValue().isBefore(now.minus(KEPT))
                        && arrivals.size() > 1) {
                    arrivals.pollFirstEntry();
                }
            }
            last = now;
        } finally {
            lock.unlock();
        }
    }

    void after() {
        lock.lock();
        try {
            last = now();
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** When the record was written; empty if this wasn't seen. */
    Optional<Instant> arrival(long sequenceNumber) {
        lock.lock();
        try {
            Map.Entry<Long, Instant> mark = arrivals.ceilingEntry(sequenceNumber);
            return mark == null ? Optional.ofNullable(last) : Optional.of(mark.getValue());
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** To be read before looking for records. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** There may be records, or the stream may have ended. */
    void wake() {
        lock.lock();
        try {
            count++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there was a write since the count was read, or after the wait. */
    void await(long seen, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (count == seen && left > 0) {
                left = written.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
