package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Gauges;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that samples gauges and has alarms evaluated. Thread-safe. */
final class Sampling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);
    /** AWS does both once a minute. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final MetricSink sink;
    private final AlarmWatch watch;
    private final Time time;
    private Thread thread;
    private boolean closed;

    Sampling(MetricSink sink, AlarmWatch watch, Time time) {
        this.sink = sink;
        this.watch = watch;
        this.time = time;
    }

    synchronized void start(List<Gauges> gauges) {
        if (!closed && thread == null) {
            thread = Thread.ofVirtual().name("cloudwatch").start(() -> run(gauges));
        }
    }

    private void run(List<Gauges> gauges) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                time.sleep(EVERY);
                once(gauges);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    void once(List<Gauges> gauges) {
        gauges.forEach(each -> survive(() -> each.sample(sink)));
        survive(watch::evaluate);
    }

    /** A queue may be deleted while it is looked at; the next round is to come all the same. */
    private static void survive(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("Sampling metrics or evaluating alarms failed", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
