package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that the test moves; who sleeps, sleeps until it has. Thread-safe. */
final class MovingTime implements Time {

    /** The start of a minute, and of any tumbling window of whole minutes. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    /** How long somebody has slept or means to, in the order in which they began. */
    synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        sleeps.add(duration);
        Instant until = now.plus(duration);
        while (now.isBefore(until)) {
            wait();
        }
    }
}
