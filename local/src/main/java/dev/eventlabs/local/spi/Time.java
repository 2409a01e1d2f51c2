package dev.eventlabs.local.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock and the only way to wait, so that a test can move both. */
public interface Time extends InstantSource {

    /** Waits on the current thread. */
    void sleep(Duration duration) throws InterruptedException;

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
