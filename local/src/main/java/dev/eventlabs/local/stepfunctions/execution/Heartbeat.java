package dev.eventlabs.local.stepfunctions.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Fails a task that isn't heard of for too long. Thread-safe. */
final class Heartbeat {

    private final Engine engine;
    private final TaskTokens.Pending pending;
    private final Duration patience;
    private CompletableFuture<Void> due;

    Heartbeat(Engine engine, TaskTokens.Pending pending, Duration patience) {
        this.engine = engine;
        this.pending = pending;
        this.patience = patience;
        pending.onHeartbeat(this::restart);
        restart();
    }

    private synchronized void restart() {
        if (due != null) {
            due.cancel(false);
        }
        due = engine.timers().at(engine.time().instant().plus(patience));
        due.thenRun(() -> pending.result().completeExceptionally(Failure.timeout(true)));
    }

    void stop() {
        // Before the lock: a heartbeat that is just coming in holds the task's and takes this one.
        pending.onHeartbeat(() -> {});
        synchronized (this) {
            due.cancel(false);
        }
    }
}
