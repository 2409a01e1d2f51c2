package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves. Thread-safe. */
final class MovedTime implements Time {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleepUntil(instant().plus(duration));
    }

    @Override
    public synchronized void sleepUntil(Instant when) throws InterruptedException {
        while (now.isBefore(when)) {
            wait();
        }
    }
}
