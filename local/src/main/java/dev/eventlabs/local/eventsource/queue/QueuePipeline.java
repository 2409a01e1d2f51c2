package dev.eventlabs.local.eventsource.queue;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.BatchInvoker;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.eventsource.batch.Concurrency;
import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.eventsource.batch.Pipeline;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One enabled mapping at work: a thread that gathers batches, and one for each batch that is with the function. A batch is gathered only when
 * the function may be invoked, so that no message waits hidden. Thread-safe.
 */
public final class QueuePipeline implements Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePipeline.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final String name;
    private final Source source;
    private final Batcher batcher;
    private final BatchInvoker invoker;
    private final QueueSettler settler;
    private final Concurrency concurrency;
    private final Time time;
    private final Set<Thread> invocations = ConcurrentHashMap.newKeySet();
    private final Thread gatherer;
    private volatile boolean stopped;
    private volatile Duration pause = Duration.ZERO;

    QueuePipeline(String name, Source source, Batcher batcher, BatchInvoker invoker, Concurrency concurrency,
            Time time) {
        this.name = name;
        this.source = source;
        this.batcher = batcher;
        this.invoker = invoker;
        this.concurrency = concurrency;
        this.time = time;
        settler = new QueueSettler(source);
        gatherer = Thread.ofVirtual().name("gather-" + name).unstarted(this::gather);
    }

    public static Pipeline of(String uuid, Scope scope, Settings settings, Ports ports, Scaling scaling) {
        Source source = new QueueSource(ports.queues(), settings.sourceArn());
        Batcher batcher = new Batcher(source, Filter.of(settings.patterns()), settings.batchSize(),
                Duration.ofSeconds(settings.windowSeconds()), ports.time());
        BatchInvoker invoker = new BatchInvoker(ports.functions(), scope, settings.functionArn(),
                settings.reportsFailures(), ports.time());
        int cap = Math.min(settings.queue().maximumConcurrency().orElse(scaling.mostConcurrent()),
                scaling.mostConcurrent());
        return new QueuePipeline(uuid, source, batcher, invoker,
                new Concurrency(cap, scaling.roomForMore(), ports.time()), ports.time());
    }

    @Override
    public void start() {
        gatherer.start();
    }

    @Override
    public void stop() {
        stopped = true;
        gatherer.interrupt();
        join(gatherer, GRACE);
    }

    /** What isn't deleted shows again by itself. */
    @Override
    public void close() {
        stop();
        invocations.forEach(Thread::interrupt);
        invocations.forEach(thread -> join(thread, GRACE.dividedBy(5)));
    }

    private void gather() {
        while (!stopped) {
            try {
                if (!pause.isZero()) {
                    time.sleep(pause);
                }
                concurrency.acquire();
                boolean handedOver = false;
                try {
                    handOver(batcher.next());
                    handedOver = true;
                } finally {
                    if (!handedOver) {
                        concurrency.release();
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (AwsException e) {
                LOG.warn("Event source mapping {} can't read its source: {}", name, e.getMessage());
                slowDown();
            } catch (RuntimeException e) {
                LOG.error("Event source mapping {} failed to read its source", name, e);
                slowDown();
            }
        }
    }

    private void handOver(Batch batch) {
        Thread thread = Thread.ofVirtual().name("invoke-" + name).unstarted(() -> process(batch));
        invocations.add(thread);
        thread.start();
    }

    private void process(Batch batch) {
        try {
            BatchOutcome outcome = invoker.invoke(batch, source.patience(), concurrency::throttled);
            if (settler.settle(batch, outcome)) {
                pause = Duration.ZERO;
            } else {
                LOG.warn("Event source mapping {} couldn't invoke its function: {}", name, outcome);
                slowDown();
            }
        } catch (InterruptedException e) {
            LOG.debug("Event source mapping {} gave up a batch of {}", name, batch.items().size());
        } catch (RuntimeException e) {
            LOG.error("Event source mapping {} failed with a batch of {}", name, batch.items().size(), e);
            slowDown();
        } finally {
            concurrency.release();
            invocations.remove(Thread.currentThread());
        }
    }

    /** While it can't work, it reads less and less often, so that messages don't use up their receives. */
    private void slowDown() {
        Duration longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private static void join(Thread thread, Duration patience) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
