package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves; who sleeps, sleeps until it has. Thread-safe. */
final class SteppedTime implements Time {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

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
