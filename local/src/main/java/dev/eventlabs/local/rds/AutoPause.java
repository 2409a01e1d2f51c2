package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** Lets something happen once nobody has been there for a while. Thread-safe. */
final class AutoPause {

    private final Time time;
    private final Runnable action;
    private Thread waiting;

    AutoPause(Time time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /** In place of what was planned before. */
    synchronized void after(Duration idle) {
        cancel();
        Instant when = time.instant().plus(idle);
        waiting = Thread.ofVirtual().name("postgres-pause").start(() -> {
            try {
                time.sleepUntil(when);
            } catch (InterruptedException e) {
                return;
            }
            if (isStillPlanned()) {
                action.run();
            }
        });
    }

    synchronized void cancel() {
        if (waiting != null) {
            waiting.interrupt();
            waiting = null;
        }
    }

    /** From here on, a cancellation no longer interrupts: it would hit the action. */
    private synchronized boolean isStillPlanned() {
        if (Thread.currentThread() != waiting) {
            return false;
        }
        waiting = null;
        return true;
    }
}
