package dev.eventlabs.local.kinesis;

/**
 * How much a shard still takes: at most a second's worth, which comes back as time passes. Not thread-safe.
 */
final class WriteLimit {

    private static final int MILLIS = 1_000;

    private Capacity capacity;
    /** In thousandths, since that is what a millisecond brings back. */
    private long records;
    private long bytes;
    private long refilledAt;

    WriteLimit(Capacity capacity) {
        change(capacity);
    }

    void change(Capacity to) {
        capacity = to;
        records = to.records() * MILLIS;
        bytes = to.bytes() * MILLIS;
    }

    /** Takes a record's share if there is enough. */
    boolean take(int size, long now) {
        refill(now);
        // A record that is larger than a second's worth is taken by a shard at rest, which then owes the seconds.
        boolean enough = (long) size * MILLIS <= bytes || bytes == capacity.bytes() * MILLIS;
        if (records < MILLIS || !enough) {
            return false;
        }
        records -= MILLIS;
        bytes -= (long) size * MILLIS;
        return true;
    }

    private void refill(long now) {
        long passed = now - refilledAt;
        if (passed > 0) {
            // An hour fills everything; more would only overflow.
            long counted = Math.min(passed, 3_600_000L);
            records = Math.min(capacity.records() * MILLIS, records + counted * capacity.records());
            bytes = Math.min(capacity.bytes() * MILLIS, bytes + counted * capacity.bytes());
        }
        if (passed != 0) {
            refilledAt = now;
        }
    }
}
