package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.BatchInvoker;
import dev.eventlabs.local.eventsource.batch.Concurrency;
import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.eventsource.settings.SourceKind;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of one lane of a shard, strictly in order, until the shard has ended or it is stopped. Each lane has a cursor of its own, so
 * that a poison record holds up only those that share its lane. Not thread-safe.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Work work;
    private final String shardId;
    private final LaneProgress progress;
    private final Predicate<StreamRecord> mine;
    private final Gate gate;
    private final StreamSettler settler;
    private final Windows windows;
    private final LaneInvoker invoker;

    /** What all lanes of a mapping have in common. */
    record Work(Ports ports, Scope scope, Settings settings, Checkpoints checkpoints, Filter filter,
            BatchInvoker invoker, Concurrency concurrency) {}

    /**
     * @param number of the lane, from 0
     * @param of how many
     */
    Lane(Work work, String shardId, LaneProgress progress, int number, int of, Gate gate) {
        this.work = work;
        this.shardId = shardId;
        this.progress = progress;
        this.gate = gate;
        mine = record -> Math.floorMod(record.partitionKey().hashCode(), of) == number;
        Settings settings = work.settings();
        settler = new StreamSettler(work.ports(), work.scope(), settings, shardId, progress);
        windows = new Windows(settings.stream().tumbling(), progress, shardId, settings.sourceArn());
        invoker = new LaneInvoker(work.invoker(), work.concurrency(), windows, gate, work.checkpoints(),
                work.ports().time());
    }

    void run() throws InterruptedException {
        Backoff backoff = new Backoff();
        String trouble = "";
        while (!progress.isDrained()) {
            try (ReadAhead source = source()) {
                gate.check();
                ShardBatcher batcher = batcher(source);
                while (!progress.isDrained()) {
                    gate.check();
                    step(batcher.next(progress.window()));
                    backoff = new Backoff();
                    trouble = "";
                }
            } catch (AwsException e) {
                // Told once: a stream that is gone stays so.
                String words = String.valueOf(e.getMessage());
                if (!trouble.equals(words)) {
                    LOG.warn("{} of {} can't be read: {}", shardId, work.settings().sourceArn(), words);
                }
                trouble = words;
                work.checkpoints().result("PROBLEM: " + words);
                invoker.sleep(backoff.next());
            } catch (RuntimeException e) {
                // Engines have their own words for being interrupted.
                gate.check();
                LOG.error("Reading {} of {} failed", shardId, work.settings().sourceArn(), e);
                invoker.sleep(backoff.next());
            }
        }
    }

    private void step(ShardBatcher.Step step) throws InterruptedException {
        switch (step) {
            case ShardBatcher.Step.Gathered gathered ->
                new BatchRun(work.settings().stream(), settler, windows, invoker, gathered.entries()).run();
            case ShardBatcher.Step.WindowOver over -> new WindowEnd(windows, invoker).close();
            case ShardBatcher.Step.Ended ended -> {
                // A window doesn't outlive its shard: the children begin with a fresh state.
                if (progress.window().isPresent()) {
                    new WindowEnd(windows, invoker).close();
                }
                progress.drain();
            }
        }
    }

    private ReadAhead source() {
        Settings settings = work.settings();
        Entries entries = new Entries(SourceKind.of(settings.sourceArn()), settings.sourceArn(), shardId,
                () -> work.ports().functions().role(work.scope(), settings.functionArn()));
        Sieve sieve = new Sieve(progress.open(work.ports().streams(), settings.sourceArn(), shardId), mine, entries,
                work.filter());
        return new ReadAhead(sieve::read, settings.batchSize());
    }

    private ShardBatcher batcher(ReadAhead source) {
        Settings settings = work.settings();
        return new ShardBatcher(source, new ShardBatcher.Limits(settings.batchSize(),
                Duration.ofSeconds(settings.windowSeconds()), settings.stream().tumbling()), work.ports().time(),
                progress::done);
    }
}
