package dev.eventlabs.local.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock and the only way to wait, so that a test can move both. */
public interface Time extends InstantSource {

    /** Waits on the current thread. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits on the current thread until then; returns at once if it is past. A clock that tests move overrides it, since a duration that was
     * computed before a move is too long after it.
     */
    default void sleepUntil(Instant when) throws InterruptedException {
        Duration left = Duration.between(instant(), when);
        if (left.isPositive()) {
            sleep(left);
        }
    }

    static Time system() {
        Clock clock = Clock.systemUTC();
        return new Time() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
