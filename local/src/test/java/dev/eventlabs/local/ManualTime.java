package dev.eventlabs.local;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that a test moves; who sleeps, sleeps until it has. Thread-safe. */
public final class ManualTime implements Time {

    /** The start of a minute, and of any tumbling window of whole minutes. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private int sleepers;
    private Instant now;

    public ManualTime() {
        this(START);
    }

    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** How many sleep now. */
    public synchronized int sleepers() {
        return sleepers;
    }

    /** How long somebody has slept or means to, in the order in which they began. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant until = now.plus(duration);
        sleeps.add(duration);
        sleepers++;
        try {
            while (now.isBefore(until)) {
                wait();
            }
        } finally {
            sleepers--;
        }
    }

    /** Under the one lock, so that no move falls between the reckoning and the sleep. */
    @Override
    public synchronized void sleepUntil(Instant when) throws InterruptedException {
        if (now.isBefore(when)) {
            sleep(Duration.between(now, when));
        }
    }
}
