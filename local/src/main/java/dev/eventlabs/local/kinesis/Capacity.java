package dev.eventlabs.local.kinesis;

/**
 * What a shard takes in a second.
 *
 * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html">quotas</a>
 */
enum Capacity {

    PROVISIONED(1_000, 1L << 20),
    /**
     * A quarter of what AWS lets a stream grow to (200 MB and 200,000 records a second), as it begins with four shards. AWS would split them
     * as the traffic grows; here they stay, and take what their children would.
     */
    ON_DEMAND(50_000, 50L << 20);

    private final long records;
    private final long bytes;

    Capacity(long records, long bytes) {
        this.records = records;
        this.bytes = bytes;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

}
