package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whoever waits that his time has come. However many wait, one thread sleeps, until the earliest. Thread-safe.
 *
 * <p>Deadlines are instants and not durations, so that a clock that is moved between a state's entering and its waiting is obeyed.
 */
final class Timers implements AutoCloseable {

    private final Time time;
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentSkipListSet<Timer> timers = new ConcurrentSkipListSet<>(
            Comparator.comparing(Timer::at).thenComparing(Timer::sequence));
    private final Thread thread;
    private volatile boolean closed;

    Timers(Time time) {
        this.time = time;
        this.thread = Thread.ofVirtual().name("stepfunctions-timers").unstarted(this::run);
    }

    private record Timer(Instant at, long sequence, CompletableFuture<Void> due) {}

    void start() {
        thread.start();
    }

    /** A future that is completed then, or soon if that is past; cancel it when nobody waits any more. */
    CompletableFuture<Void> at(Instant when) {
        Timer timer = new Timer(when, sequence.incrementAndGet(), new CompletableFuture<>());
        timer.due().whenComplete((done, cancelled) -> timers.remove(timer));
        timers.add(timer);
        if (first() == timer) {
            synchronized (this) {
                notifyAll();
            }
            thread.interrupt();
        }
        return timer.due();
    }

    private void run() {
        while (!closed) {
            try {
                waitForFirst();
            } catch (InterruptedException e) {
                // An earlier one has come, or the end.
            }
            for (Timer first = first(); first != null && !first.at().isAfter(time.instant()); first = first()) {
                // Nothing but a completion happens on this thread: whoever has more to do does it on his own.
                timers.remove(first);
                first.due().complete(null);
            }
        }
    }

    /** Null if there is none; another thread may cancel it meanwhile. */
    private Timer first() {
        Iterator<Timer> all = timers.iterator();
        return all.hasNext() ? all.next() : null;
    }

    private void waitForFirst() throws InterruptedException {
        synchronized (this) {
            while (timers.isEmpty() && !closed) {
                wait();
            }
        }
        Timer first = first();
        if (first != null && !closed) {
            time.sleepUntil(first.at());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
