package dev.eventlabs.local.eventsource.stream;

import java.time.Duration;

/** Lets a thread be stopped while it waits, but not between an invocation and what it led to. Thread-safe. */
final class Gate {

    private Thread thread;
    private boolean inside;
    private boolean stopped;

    /** The current thread is the one; it must not be stopped already. */
    synchronized void bind() throws InterruptedException {
        thread = Thread.currentThread();
        check();
    }

    /** To be asked before each wait. */
    synchronized void check() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
    }

    /** From here to {@link #leave} it isn't interrupted. */
    synchronized void enter() throws InterruptedException {
        check();
        inside = true;
    }

    synchronized void leave() {
        inside = false;
    }

    /** Waits are over; who is inside comes to its end. */
    synchronized void stop() {
        stopped = true;
        if (!inside && thread != null) {
            thread.interrupt();
        }
    }

    /** Gives up who is inside as well. */
    synchronized void abort() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Waits for the thread's end, unless it is inside and wasn't aborted. */
    void join(Duration patience, boolean evenInside) throws InterruptedException {
        Thread waitedFor;
        synchronized (this) {
            waitedFor = inside && !evenInside ? null : thread;
        }
        if (waitedFor != null && waitedFor != Thread.currentThread()) {
            waitedFor.join(patience);
        }
    }
}
