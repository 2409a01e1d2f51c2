package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Slice;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor that began at {@code LATEST}, a place that can't be found again: it remembers what it has read until there is a checkpoint.
 * Thread-safe, for one reader after the other.
 */
final class RewindableCursor implements Cursor {

    private final Cursor cursor;
    private final List<StreamRecord> read;
    private boolean remembers = true;
    private int next;

    /** @param read what comes before that cursor's records */
    RewindableCursor(List<StreamRecord> read, Cursor cursor) {
        this.read = new ArrayList<>(read);
        this.cursor = cursor;
    }

    @Override
    public synchronized Slice read(int max, Duration wait) throws InterruptedException {
        if (next < read.size()) {
            List<StreamRecord> again = List.copyOf(read.subList(next, Math.min(read.size(), next + max)));
            next += again.size();
            return new Slice(again, false);
        }
        Slice slice = cursor.read(max, wait);
        if (remembers) {
            read.addAll(slice.records());
            next = read.size();
        }
        return slice;
    }

    /** All that it has ever read, and what is there now. */
    synchronized List<StreamRecord> all() throws InterruptedException {
        List<StreamRecord> more;
        do {
            more = cursor.read(Integer.MAX_VALUE, Duration.ZERO).records();
            read.addAll(more);
        } while (!more.isEmpty());
        return List.copyOf(read);
    }

    synchronized void rewind() {
        next = 0;
    }

    /** There is a checkpoint from now on. */
    synchronized void forget() {
        remembers = false;
        if (next >= read.size()) {
            read.clear();
            next = 0;
        }
    }
}
