package dev.eventlabs.local.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some records in a row, packed: their keys and data lie in one array, so that a record costs its bytes and sixteen more, and the garbage
 * collector sees four objects however many they are. Not thread-safe.
 */
final class Segment {

    private static final int MOST_RECORDS = 1024;
    private static final int MOST_BYTES = 256 << 10;

    private final long first;
    private byte[] bytes = new byte[0];
    /** Where each record's key ends, and where its data does. */
    private int[] ends = new int[0];
    private long[] arrivals = new long[0];
    private int size;

    /** @param first the index of the first record that will be added */
    Segment(long first) {
        this.first = first;
    }

    long first() {
        return first;
    }

    /** The index behind the last record. */
    long end() {
        return first + size;
    }

    boolean isFull() {
        return size == MOST_RECORDS || used() >= MOST_BYTES;
    }

    void add(byte[] key, byte[] data, long arrivedAt) {
        int from = used();
        int keyEnd = from + key.length;
        int dataEnd = keyEnd + data.length;
        if (size == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, Math.max(8, size * 2));
            ends = Arrays.copyOf(ends, arrivals.length * 2);
        }
        if (dataEnd > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(dataEnd, bytes.length * 2));
        }
        System.arraycopy(key, 0, bytes, from, key.length);
        System.arraycopy(data, 0, bytes, keyEnd, data.length);
        ends[size * 2] = keyEnd;
        ends[size * 2 + 1] = dataEnd;
        arrivals[size] = arrivedAt;
        size++;
    }

    /** Gives back the room for records that won't come. */
    void seal() {
        bytes = Arrays.copyOf(bytes, used());
        ends = Arrays.copyOf(ends, size * 2);
        arrivals = Arrays.copyOf(arrivals, size);
    }

    StoredRecord at(long index) {
        int i = (int) (index - first);
        int from = start(i);
        int keyEnd = ends[i * 2];
        return new StoredRecord(index, new String(bytes, from, keyEnd - from, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, keyEnd, ends[i * 2 + 1]), arrivals[i]);
    }

    int sizeInBytes(long index) {
        int i = (int) (index - first);
        return ends[i * 2 + 1] - start(i);
    }

    long arrivedAt(long index) {
        return arrivals[(int) (index - first)];
    }

    long lastArrivedAt() {
        return arrivals[size - 1];
    }

    private int start(int i) {
        return i == 0 ? 0 : ends[i * 2 - 1];
    }

    private int used() {
        return start(size);
    }
}
