package dev.eventlabs.local.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a shard, which are only ever added at the end and dropped at the beginning. Adding costs the same whatever the log
 * holds, and finding a record grows with the logarithm of that. Not thread-safe.
 */
final class RecordLog {

    private final List<Segment> segments = new ArrayList<>();
    private long oldest = SequenceNumbers.START + 1;
    private long next = SequenceNumbers.START + 1;
    private long lastArrivedAt;

    /** The index of the oldest record that is kept; the next one's if there is none. */
    long oldest() {
        return oldest;
    }

    /** The index of the record that will be added next. */
    long next() {
        return next;
    }

    /** @return the record's index */
    long append(String partitionKey, byte[] data, long now) {
        if (segments.isEmpty() || segments.getLast().isFull()) {
            if (!segments.isEmpty()) {
                segments.getLast().seal();
            }
            segments.add(new Segment(next));
        }
        // A clock that is set back must not put records out of the order of their time, by which they are searched.
        lastArrivedAt = Math.max(lastArrivedAt, now);
        segments.getLast().add(partitionKey.getBytes(StandardCharsets.UTF_8), data, lastArrivedAt);
        return next++;
    }

    /** Forgets what arrived before the instant, in milliseconds since the epoch. */
    void trim(long horizon) {
        int whole = 0;
        while (whole < segments.size() && segments.get(whole).lastArrivedAt() < horizon) {
            oldest = segments.get(whole).end();
            whole++;
        }
        if (whole > 0) {
            segments.subList(0, whole).clear();
        }
        while (oldest < next && segments.getFirst().arrivedAt(oldest) < horizon) {
            oldest++;
        }
    }

    /**
     * @param from an index that is kept, or the next
     * @param maxBytes of keys and data together; one record is given even if it is larger
     */
    List<StoredRecord> read(long from, int max, int maxBytes) {
        List<StoredRecord> all = new ArrayList<>();
        int bytes = 0;
        long index = from;
        for (int at = segment(from); index < next && all.size() < max; at++) {
            Segment segment = segments.get(at);
            for (; index < segment.end() && all.size() < max; index++) {
                bytes += segment.sizeInBytes(index);
                if (bytes > maxBytes && !all.isEmpty()) {
                    return all;
                }
                all.add(segment.at(index));
            }
        }
        return all;
    }

    long arrivedAt(long index) {
        return segments.get(segment(index)).arrivedAt(index);
    }

    /** The index of the first record that is kept and arrived at the instant or later; the next one's if there is none. */
    long firstAt(long instant) {
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (arrivedAt(middle) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where in the list the segment with the index is. */
    private int segment(long index) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).first() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
