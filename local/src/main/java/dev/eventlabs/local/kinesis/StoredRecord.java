package dev.eventlabs.local.kinesis;

import java.time.Instant;

/**
 * A record as it was put, copied out of the log.
 *
 * @param index its place in the shard, from 1
 * @param arrivedAt milliseconds since the epoch, never less than the record's before it
 */
record StoredRecord(long index, String partitionKey, byte[] data, long arrivedAt) {

    Instant arrived() {
        return Instant.ofEpochMilli(arrivedAt);
    }
}
