package dev.eventlabs.local.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A record to put.
 *
 * @param hashKey what chooses the shard: the partition key's hash, or an explicit one
 */
record Entry(String partitionKey, BigInteger hashKey, byte[] data) {

    /** What counts against the limits: the data and the partition key. */
    int sizeInBytes() {
        return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
    }
}
