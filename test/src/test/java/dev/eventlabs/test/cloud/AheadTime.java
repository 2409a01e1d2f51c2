package dev.eventlabs.test.cloud;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test puts forward for a while, and back again: what is awaited meanwhile takes as long as ever. Thread-safe. */
public final class AheadTime implements Time {

    private volatile Duration ahead = Duration.ZERO;

    /** Does something while it is later than it is. */
    public void later(Duration by, Runnable something) {
        ahead = by;
        try {
            something.run();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
