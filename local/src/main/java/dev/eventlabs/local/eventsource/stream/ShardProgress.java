package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * How far a shard is read: by lane, since with a parallelization factor each lane has the records of its own partition keys. Thread-safe.
 */
final class ShardProgress {

    private final RecordStreams streams;
    private final String streamArn;
    private final String shardId;
    private final Position start;
    /** One reader at a time: a pipeline's batch that is still with the function is waited for by the pipeline after it. */
    private final Semaphore reader = new Semaphore(1);
    private List<LaneProgress> lanes;

    ShardProgress(RecordStreams streams, String streamArn, String shardId, Position start, int factor) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.start = start;
        lanes = lanes(factor, Optional.empty());
    }

    /**
     * Waits for the reader before. When the number of lanes changes, all go on behind the lowest checkpoint: nothing is lost, but what other
     * lanes had done further on comes again.
     */
    List<LaneProgress> acquire(int factor) throws InterruptedException {
        reader.acquire();
        boolean acquired = false;
        try {
            List<LaneProgress> all = lanes(factor);
            acquired = true;
            return all;
        } finally {
            if (!acquired) {
                reader.release();
            }
        }
    }

    void release() {
        reader.release();
    }

    private synchronized List<LaneProgress> lanes(int factor) throws InterruptedException {
        if (lanes.size() == factor) {
            return lanes;
        }
        Optional<LaneProgress> untouched = lanes.stream().filter(each -> each.done().isEmpty()).findFirst();
        if (untouched.isEmpty()) {
            lanes = lanes(factor, lanes.stream().map(each -> each.done().orElseThrow())
                    .min(Comparator.comparing(BigInteger::new)));
        } else if (untouched.get().latest().isEmpty()) {
            lanes = lanes(factor, Optional.empty());
        } else {
            lanes = fromLatest(factor, untouched.get().latest().get());
        }
        return lanes;
    }

    /** Whether reading goes on somewhere else than where it began. */
    synchronized boolean isCheckpointed() {
        return lanes.stream().allMatch(each -> each.done().isPresent());
    }

    synchronized boolean isDrained() {
        return lanes.stream().allMatch(LaneProgress::isDrained);
    }

    private List<LaneProgress> lanes(int factor, Optional<String> done) {
        List<LaneProgress> all = new ArrayList<>();
        for (int i = 0; i < factor; i++) {
            all.add(new LaneProgress(start, start instanceof Position.Latest && done.isEmpty()
                    ? Optional.of(new RewindableCursor(List.of(), streams.open(streamArn, shardId, start)))
                    : Optional.empty(), done));
        }
        return List.copyOf(all);
    }

    /** New cursors are opened first, so that nothing that is written meanwhile falls between them and the old one. */
    private List<LaneProgress> fromLatest(int factor, RewindableCursor old) throws InterruptedException {
        List<LaneProgress> fresh = lanes(factor, Optional.empty());
        List<StreamRecord> before = old.all();
        if (before.isEmpty()) {
            return fresh;
        }
        List<LaneProgress> all = new ArrayList<>();
        Position behind = new Position.After(before.getLast().sequenceNumber());
        for (int i = 0; i < factor; i++) {
            all.add(new LaneProgress(start,
                    Optional.of(new RewindableCursor(before, streams.open(streamArn, shardId, behind))),
                    Optional.empty()));
        }
        return List.copyOf(all);
    }
}
