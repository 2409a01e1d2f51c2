package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Port: streams of records in shards as an event source reads them, whoever provides them: Kinesis, or DynamoDB for its tables. */
public interface RecordStreams {

    boolean exists(String streamArn);

    /**
     * The shards that hold records or may still get some, parents before their children.
     *
     * @throws AwsException if there is no such stream
     */
    List<Shard> shards(String streamArn);

    /**
     * A place in a shard, from which one reader goes on.
     *
     * @throws AwsException if stream or shard isn't there, or the shard has never had the sequence number
     */
    Cursor open(String streamArn, String shardId, Position from);

    /**
     * @param parents the shards that it came of, by a split or merge, or by rolling over; some may be gone already
     * @param open whether it still takes records
     */
    record Shard(String id, List<String> parents, boolean open) {}

    /** Where to begin. */
    sealed interface Position {

        /** The oldest record that is kept. */
        record TrimHorizon() implements Position {}

        /** What is written from now on. */
        record Latest() implements Position {}

        /** The first record that arrived then or later. */
        record AtTimestamp(Instant at) implements Position {}

        /** The record behind this one; the oldest that is kept if that has expired. */
        record After(String sequenceNumber) implements Position {}
    }

    /** Not thread-safe: one reader reads. */
    interface Cursor {

        /**
         * Returns at once if there are records or the shard has ended, else empty after the wait.
         *
         * @param max at least 1; there may be fewer records, though more follow
         */
        Slice read(int max, Duration wait) throws InterruptedException;
    }

    /**
     * @param records in the shard's order
     * @param ended whether the shard is closed and read to its end: nothing ever follows
     */
    record Slice(List<StreamRecord> records, boolean ended) {}

    /**
     * @param sequenceNumber decimal digits, growing within a shard
     * @param partitionKey records of one key keep their order: a Kinesis partition key, or an item's primary key as text
     * @param content what AWS's event carries: for Kinesis what stands in it under {@code kinesis}, for DynamoDB the whole record without
     *     {@code eventSourceARN}
     */
    record StreamRecord(String sequenceNumber, Instant arrived, String partitionKey, ObjectNode content) {}
}
