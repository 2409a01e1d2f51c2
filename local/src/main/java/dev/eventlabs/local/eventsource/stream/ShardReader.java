package dev.eventlabs.local.eventsource.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one shard for one pipeline: a virtual thread for each lane. Thread-safe. */
final class ShardReader {

    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);

    private final Lane.Work work;
    private final String shardId;
    private final ShardProgress progress;
    private final List<Gate> gates = new ArrayList<>();
    private final AtomicInteger running;
    private final Consumer<ShardReader> ended;

    /** @param ended told when the last lane has come to an end, be it the shard's or a stop */
    ShardReader(Lane.Work work, String shardId, ShardProgress progress, Consumer<ShardReader> ended) {
        this.work = work;
        this.shardId = shardId;
        this.progress = progress;
        this.ended = ended;
        int lanes = lanes();
        running = new AtomicInteger(lanes);
        for (int i = 0; i < lanes; i++) {
            gates.add(new Gate());
        }
    }

    String shardId() {
        return shardId;
    }

    List<Gate> gates() {
        return gates;
    }

    void start() {
        Thread.ofVirtual().name("read-" + shardId).start(this::read);
    }

    boolean isDrained() {
        return progress.isDrained();
    }

    private int lanes() {
        return work.settings().stream().parallelizationFactor();
    }

    /** The first lane's thread waits for whoever read before, and starts the others. */
    private void read() {
        List<LaneProgress> lanes;
        try {
            gates.getFirst().bind();
            lanes = progress.acquire(lanes());
        } catch (InterruptedException e) {
            LOG.debug("Reading {} is stopped before it began", shardId);
            ended.accept(this);
            return;
        } catch (RuntimeException e) {
            LOG.warn("Reading {} can't begin: {}", shardId, e.getMessage());
            ended.accept(this);
            return;
        }
        for (int i = 1; i < lanes.size(); i++) {
            int number = i;
            Thread.ofVirtual().name("read-" + shardId + "-" + i).start(() -> lane(lanes.get(number), number));
        }
        lane(lanes.getFirst(), 0);
    }

    private void lane(LaneProgress lane, int number) {
        try {
            Gate gate = gates.get(number);
            gate.bind();
            new Lane(work, shardId, lane, number, lanes(), gate).run();
        } catch (InterruptedException e) {
            LOG.debug("Lane {} of {} is stopped", number, shardId);
        } finally {
            if (running.decrementAndGet() == 0) {
                progress.release();
                ended.accept(this);
            }
        }
    }
}
