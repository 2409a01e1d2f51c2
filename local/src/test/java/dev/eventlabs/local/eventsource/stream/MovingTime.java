package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that the test moves; who sleeps, sleeps until it has. Thread-safe. */
final class MovingTime implements Time {

    /** The start of a minute, and of any tumbling window of whole minutes. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant until = now.plus(duration);
        while (now.isBefore(until)) {
            wait();
        }
    }
}
