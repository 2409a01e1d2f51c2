package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Slice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A cursor that reads the next records while the function has those before: whoever lags behind reads and invokes at a time, who has caught up
 * reads as usual. Not thread-safe: one reader reads, and closes before another one goes on.
 */
final class ReadAhead implements Cursor, AutoCloseable {

    private final Cursor cursor;
    private final int size;
    private FutureTask<Slice> ahead;

    /**
     * @param cursor may be read by one thread after the other
     * @param size of what is read ahead, in records
     */
    ReadAhead(Cursor cursor, int size) {
        this.cursor = cursor;
        this.size = size;
    }

    @Override
    public Slice read(int max, Duration wait) throws InterruptedException {
        Slice slice = ahead == null ? new Slice(List.of(), false) : taken();
        int wished = ahead == null ? max : size;
        ahead = null;
        if (slice.records().isEmpty() && !slice.ended()) {
            wished = max;
            slice = cursor.read(max, wait);
        }
        // A slice that isn't full was the last for now.
        if (slice.records().size() >= wished && !slice.ended()) {
            ahead = new FutureTask<>(() -> cursor.read(size, Duration.ZERO));
            Thread.ofVirtual().name("read-ahead").start(ahead);
        }
        return slice;
    }

    private Slice taken() throws InterruptedException {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            ahead = null;
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        }
    }

    /** What was read ahead is read again by the next one; the cursor is let go of. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (ahead != null) {
            try {
                ahead.get();
                ahead = null;
            } catch (ExecutionException e) {
                ahead = null;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
