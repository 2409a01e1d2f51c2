package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Splits, merges, and both for a number of shards. Whoever puts and reads meanwhile notices nothing but new shards.
 *
 * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-resharding.html">resharding</a>
 */
record Resharding(Streams streams) {

    private static final int MOST_SHARDS = 10_000;

    /** @param at the first hash key of the second child */
    void split(Stream stream, Shard shard, BigInteger at) {
        requireProvisioned(stream);
        if (at.compareTo(shard.range().start().add(BigInteger.ONE)) <= 0 || at.compareTo(shard.range().end()) >= 0) {
            throw Errors.argument("NewStartingHashKey " + at + " used in SplitShard() on shard " + shard.id()
                    + " in stream " + stream.name() + " under account " + stream.scope().account()
                    + " is not both greater than one plus the shard's StartingHashKey " + shard.range().start()
                    + " and less than the shard's EndingHashKey " + shard.range().end() + ".");
        }
        streams.requireRoom(stream.scope(), 1);
        cut(stream, shard, at);
    }

    void merge(Stream stream, Shard shard, Shard adjacent) {
        requireProvisioned(stream);
        if (touch(shard, adjacent)) {
            join(stream, shard, adjacent);
        } else if (touch(adjacent, shard)) {
            join(stream, adjacent, shard);
        } else {
            throw Errors.argument("Shards " + shard.id() + " and " + adjacent.id() + " in stream " + stream.name()
                    + " under account " + stream.scope().account()
                    + " are not an adjacent pair of shards eligible for merging.");
        }
    }

    /**
     * Splits and merges until there are as many open shards of the same size.
     *
     * @return how many there were
     * @throws AwsException if it is more than twice as many, or less than half
     */
    int uniform(Stream stream, int target) {
        requireProvisioned(stream);
        int current = stream.topology().open().size();
        requireReachable(stream, current, target);
        streams.requireRoom(stream.scope(), target - current);
        Set<BigInteger> boundaries = HashRange.uniform(target).stream().map(HashRange::start)
                .collect(Collectors.toSet());
        synchronized (stream) {
            boundaries.stream().sorted().forEach(boundary -> {
                Shard shard = stream.topology().of(boundary);
                if (!shard.range().start().equals(boundary)) {
                    cut(stream, shard, boundary);
                }
            });
            for (Optional<Pair> next = pair(stream, boundaries); next.isPresent(); next = pair(stream, boundaries)) {
                join(stream, next.get().left(), next.get().right());
            }
        }
        return current;
    }

    private record Pair(Shard left, Shard right) {}

    /** Two shards whose boundary isn't wanted. */
    private static Optional<Pair> pair(Stream stream, Set<BigInteger> boundaries) {
        List<Shard> open = stream.topology().open();
        return IntStream.range(1, open.size()).filter(i -> !boundaries.contains(open.get(i).range().start()))
                .mapToObj(i -> new Pair(open.get(i - 1), open.get(i))).findFirst();
    }

    private static void requireReachable(Stream stream, int current, int target) {
        if (target < 1) {
            throw AwsException.constraint(Errors.VALIDATION, target, "targetShardCount",
                    "Member must have value greater than or equal to 1");
        }
        String counts = " Current open shard count: " + current + " Target shard count: " + target;
        if (target > current * 2) {
            throw Errors.argument(
                    "UpdateShardCount cannot scale up over double your current open shard count." + counts);
        }
        if (target * 2 < current) {
            throw Errors.argument(
                    "UpdateShardCount cannot scale down below half your current open shard count." + counts);
        }
        if (target > MOST_SHARDS) {
            throw Errors.limit("UpdateShardCount cannot scale stream " + stream.name() + " to more than " + MOST_SHARDS
                    + " shards." + counts);
        }
    }

    private static void requireProvisioned(Stream stream) {
        if (stream.settings().mode() != Capacity.PROVISIONED) {
            throw Errors.validation("Request is invalid. Stream " + stream.name() + " under account "
                    + stream.scope().account()
                    + " is in On-Demand mode. Shards can be changed in the mode PROVISIONED.");
        }
    }

    private static void cut(Stream stream, Shard shard, BigInteger at) {
        stream.replace(List.of(shard), List.of(new HashRange(shard.range().start(), at.subtract(BigInteger.ONE)),
                new HashRange(at, shard.range().end())));
    }

    private static void join(Stream stream, Shard left, Shard right) {
        stream.replace(List.of(left, right), List.of(new HashRange(left.range().start(), right.range().end())));
    }

    private static boolean touch(Shard left, Shard right) {
        return left.range().end().add(BigInteger.ONE).equals(right.range().start());
    }
}
