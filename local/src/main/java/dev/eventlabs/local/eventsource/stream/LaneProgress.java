package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Position;
import java.util.Optional;

/** How far one lane of a shard is: its checkpoint, and its open window. Thread-safe; one reader at a time. */
final class LaneProgress {

    private final Position start;
    private Optional<RewindableCursor> latest;
    private Optional<String> done;
    private Optional<TumblingWindow> window = Optional.empty();
    private boolean drained;

    /**
     * @param latest in the place of a start that can't be found again
     * @param done the sequence number of the last record that need not come again
     */
    LaneProgress(Position start, Optional<RewindableCursor> latest, Optional<String> done) {
        this.start = start;
        this.latest = latest;
        this.done = done;
    }

    /** Where to read on. */
    synchronized Cursor open(RecordStreams streams, String streamArn, String shardId) {
        if (done.isPresent()) {
            return streams.open(streamArn, shardId, new Position.After(done.get()));
        }
        if (latest.isPresent()) {
            latest.get().rewind();
            return latest.get();
        }
        return streams.open(streamArn, shardId, start);
    }

    /** All up to this one need not come again. */
    synchronized void done(String sequenceNumber) {
        done = Optional.of(sequenceNumber);
        latest.ifPresent(RewindableCursor::forget);
        latest = Optional.empty();
    }

    synchronized Optional<String> done() {
        return done;
    }

    synchronized Optional<RewindableCursor> latest() {
        return latest;
    }

    synchronized Optional<TumblingWindow> window() {
        return window;
    }

    synchronized void window(Optional<TumblingWindow> changed) {
        window = changed;
    }

    synchronized void drain() {
        drained = true;
    }

    synchronized boolean isDrained() {
        return drained;
    }
}
