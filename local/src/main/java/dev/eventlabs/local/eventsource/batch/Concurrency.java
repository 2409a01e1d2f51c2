package dev.eventlabs.local.eventsource.batch;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How many batches of one mapping may be with the function at once: five at first, more for as long as all of them are busy, fewer when the
 * function is throttled. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">scaling</a>
 */
public final class Concurrency {

    public static final int START = 5;
    /** AWS adds up to 300 a minute; each of ours is a JVM on this machine. */
    private static final Duration GROWTH = Duration.ofSeconds(3);
    /** How long a limit that throttling has found is kept. */
    private static final Duration CAUTION = Duration.ofSeconds(30);

    private final int cap;
    private final BooleanSupplier roomForMore;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int limit;
    private int busy;
    private long throttledAt;

    /**
     * @param cap never more than this; at least 1
     * @param roomForMore asked before each growth
     */
    public Concurrency(int cap, BooleanSupplier roomForMore, Time time) {
        this.cap = cap;
        this.roomForMore = roomForMore;
        this.time = time;
        limit = Math.min(START, cap);
    }

    /** Waits until one more may be. */
    public void acquire() throws InterruptedException {
        long grows = time.millis() + GROWTH.toMillis();
        lock.lockInterruptibly();
        try {
            while (busy >= limit) {
                long left = grows - time.millis();
                if (left <= 0 && limit < cap) {
                    if (roomForMore.getAsBoolean()) {
                        limit++;
                    } else {
                        grows = time.millis() + GROWTH.toMillis();
                    }
                } else if (limit < cap) {
                    changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(left));
                } else {
                    changed.await();
                }
            }
            busy++;
        } finally {
            lock.unlock();
        }
    }

    public void release() {
        lock.lock();
        try {
            busy--;
            // One is who waits for messages. The rush is over: the next one grows from the start again.
            if (busy <= 1 && time.millis() - throttledAt > CAUTION.toMillis()) {
                limit = Math.min(START, cap);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void throttled() {
        lock.lock();
        try {
            limit = Math.max(1, Math.min(limit, busy) - 1);
            throttledAt = time.millis();
        } finally {
            lock.unlock();
        }
    }

    int busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }
}
