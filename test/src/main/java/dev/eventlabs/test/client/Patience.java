package dev.eventlabs.test.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that only asking can tell. */
public final class Patience {

    private Patience() {}

    /**
     * @param what is waited for, to be read after "Waited in vain for"
     * @throws IllegalStateException if it doesn't come true in time
     */
    public static void until(Duration atMost, Duration between, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + what + ": " + atMost.toSeconds() + " s");
            }
            LockSupport.parkNanos(between.toNanos());
        }
    }
}
