package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.BatchInvoker;
import dev.eventlabs.local.eventsource.batch.Concurrency;
import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.eventsource.batch.Pipeline;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One enabled mapping of a stream at work: a thread that looks for shards, and readers for those whose parents are drained. Thread-safe.
 */
public final class StreamPipeline implements Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPipeline.class);
    /** A shard that came of another is found when that one is drained; this is for those that came of none. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final String name;
    private final Lane.Work work;
    private final Map<String, ShardReader> readers = new HashMap<>();
    private final Thread finder;
    private volatile boolean troubled;
    private boolean stopped;

    private StreamPipeline(String name, Lane.Work work) {
        this.name = name;
        this.work = work;
        finder = Thread.ofVirtual().name("shards-" + name).unstarted(this::find);
    }

    /** @param checkpoints the mapping's own, which outlive the pipeline */
    public static Pipeline of(String uuid, Scope scope, Settings settings, Ports ports, Scaling scaling,
            Checkpoints checkpoints) {
        BatchInvoker invoker = new BatchInvoker(ports.functions(), scope, settings.functionArn(),
                settings.reportsFailures(), ports.time());
        return new StreamPipeline(uuid, new Lane.Work(ports, scope, settings, checkpoints,
                Filter.of(settings.patterns()), invoker,
                new Concurrency(scaling.mostConcurrent(), scaling.roomForMore(), ports.time())));
    }

    @Override
    public void start() {
        finder.start();
    }

    @Override
    public void stop() {
        List<Gate> gates = halt();
        gates.forEach(Gate::stop);
        gates.forEach(gate -> join(gate, GRACE, false));
    }

    @Override
    public void close() {
        List<Gate> gates = halt();
        gates.forEach(Gate::abort);
        gates.forEach(gate -> join(gate, GRACE.dividedBy(5), true));
    }

    private synchronized List<Gate> halt() {
        stopped = true;
        finder.interrupt();
        return readers.values().stream().flatMap(reader -> reader.gates().stream()).toList();
    }

    private void find() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                work.ports().time().sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            LOG.debug("Event source mapping {} is stopped", name);
        }
    }

    private void look() {
        try {
            String arn = work.settings().sourceArn();
            read(work.checkpoints().readable(work.ports().streams().shards(arn)));
            troubled = false;
        } catch (AwsException e) {
            // Told once: a stream that is gone stays so.
            if (!troubled) {
                LOG.warn("Event source mapping {} can't list the shards of its stream: {}", name, e.getMessage());
            }
            troubled = true;
            work.checkpoints().result("PROBLEM: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Event source mapping {} failed to find shards", name, e);
        }
    }

    private synchronized void read(List<String> shards) {
        int lanes = work.settings().stream().parallelizationFactor();
        for (String id : shards) {
            if (!stopped && !readers.containsKey(id)) {
                ShardReader reader = new ShardReader(work, id, work.checkpoints().of(id, lanes), this::ended);
                readers.put(id, reader);
                reader.start();
            }
        }
    }

    private void ended(ShardReader reader) {
        synchronized (this) {
            readers.remove(reader.shardId());
            if (stopped) {
                return;
            }
        }
        if (reader.isDrained()) {
            look();
        }
    }

    private static void join(Gate gate, Duration patience, boolean evenInside) {
        try {
            gate.join(patience, evenInside);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
