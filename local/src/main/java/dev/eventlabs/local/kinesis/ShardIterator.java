package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a shard, as clients hold it: opaque to them, of at most 512 characters.
 *
 * @param stream its name
 * @param created when the stream was, in milliseconds: an iterator isn't for another stream that has taken the name
 * @param shard its id
 * @param index of the record to go on with
 * @param issued in milliseconds since the epoch
 */
record ShardIterator(String stream, long created, String shard, long index, long issued) {

    /** @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html">GetShardIterator</a> */
    private static final Duration LIVES = Duration.ofMinutes(5);

    static ShardIterator of(Stream stream, Shard shard, long index) {
        return new ShardIterator(stream.name(), stream.created().toEpochMilli(), shard.id(), index,
                stream.now().toEpochMilli());
    }

    /** @throws AwsException if it has never been given out */
    static ShardIterator parse(String text) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            return new ShardIterator(parts[0], Long.parseLong(parts[1]), parts[2], Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Errors.argument("Invalid ShardIterator.");
        }
    }

    String text() {
        return Base64.getEncoder().encodeToString(
                String.join("\n", stream, Long.toString(created), shard, Long.toString(index), Long.toString(issued))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** @throws AwsException if it is older than five minutes */
    void requireFresh(Instant now) {
        Instant from = Instant.ofEpochMilli(issued);
        if (from.plus(LIVES).isBefore(now)) {
            throw AwsException.badRequest("ExpiredIteratorException", "Iterator expired. The iterator was created at "
                    + "time " + from + " while right now it is " + now + " which is further in the future than the "
                    + "tolerated delay of " + LIVES.toMillis() + " milliseconds.");
        }
    }
}
