package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells who waits for a queue's messages when there may be some: one was sent, or the time has come at which a hidden one shows again. Kept
 * outside the engine, whose own long poll sorts all messages at every send and misses the dead letters that arrive. Thread-safe.
 */
final class Arrivals {

    /** Times are rounded up to this, or to a thousandth of what is left, so that a burst of deliveries leaves few entries. */
    private static final long TICK_MILLIS = 10;
    private static final long TICKS_AHEAD = 1000;
    /** How long a wait lasts at most before the clock is read again: a clock that was moved is noticed after that. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private static final long KEPT_MILLIS = 60_000;

    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Long> showing = new TreeSet<>();
    private long count;

    Arrivals(Time time) {
        this.time = time;
    }

    /** What has arrived so far; to be read before looking for messages, so that none arrives in between unseen. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Messages may be there now. */
    void now() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Messages may be there from then on. */
    void at(long millis) {
        long size = Math.max(TICK_MILLIS, (millis - time.millis()) / TICKS_AHEAD);
        long tick = (millis + size) / size * size;
        lock.lock();
        try {
            // What lies a little back may still be awaited by who looked for messages just before.
            showing.headSet(time.millis() - KEPT_MILLIS).clear();
            if (showing.add(tick) && showing.first() == tick) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something has arrived, a hidden message shows, or the deadline is over.
     *
     * @param seen the count before the caller looked for messages
     * @param lookedMillis the time before it did
     */
    void await(long seen, long lookedMillis, long deadlineMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (count == seen && time.millis() < deadlineMillis) {
                Long next = showing.ceiling(lookedMillis);
                long until = next == null ? deadlineMillis : Math.min(next, deadlineMillis);
                long left = until - time.millis();
                if (left <= 0) {
                    return;
                }
                changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(left, GLANCE.toMillis())));
            }
        } finally {
            lock.unlock();
        }
    }
}
