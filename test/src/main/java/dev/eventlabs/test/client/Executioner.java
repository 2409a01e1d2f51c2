package dev.eventlabs.test.client;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Kills workers at random times, whatever they are doing, until it is closed. Thread-safe. */
public final class Executioner implements AutoCloseable {

    private final Workers workers;
    private final Duration longestPause;
    private final SplittableRandom random = new SplittableRandom();
    private final Thread thread;
    private volatile int killed;

    /** Begins at once. */
    public Executioner(Workers workers, Duration longestPause) {
        this.workers = workers;
        this.longestPause = longestPause;
        thread = Thread.ofPlatform().daemon().name("executioner").start(this::kill);
    }

    public int killed() {
        return killed;
    }

    private void kill() {
        while (!Thread.interrupted()) {
            LockSupport.parkNanos(random.nextLong(longestPause.toNanos()));
            if (workers.killOne(random)) {
                killed = killed + 1;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
