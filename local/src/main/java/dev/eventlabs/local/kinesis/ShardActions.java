package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Shards changed and listed. */
record ShardActions(Address address, Resharding resharding) {

    private static final int DEFAULT_PAGE = 1_000;

    void register(Api.ActionsBuilder actions) {
        actions.on("ListShards", this::list)
                .on("SplitShard", (call, input) -> {
                    Stream stream = address.of(call, input);
                    Shard shard = stream.shard(input.text("ShardToSplit"));
                    resharding.split(stream, shard, hashKey(input.text("NewStartingHashKey"), "newStartingHashKey"));
                    return Struct.of();
                })
                .on("MergeShards", (call, input) -> {
                    Stream stream = address.of(call, input);
                    resharding.merge(stream, stream.shard(input.text("ShardToMerge")),
                            stream.shard(input.text("AdjacentShardToMerge")));
                    return Struct.of();
                })
                .on("UpdateShardCount", this::update);
    }

    private Struct update(Call call, Input input) {
        Stream stream = address.of(call, input);
        String scaling = input.text("ScalingType");
        if (!scaling.equals("UNIFORM_SCALING")) {
            throw input.constraint(scaling, "scalingType", "Member must satisfy enum value set: [UNIFORM_SCALING]");
        }
        int target = input.optionalInt("TargetShardCount").orElseThrow(() -> Errors.missing("targetShardCount"));
        int before = resharding.uniform(stream, target);
        return Struct.of("StreamName", stream.name()).with("CurrentShardCount", before)
                .with("TargetShardCount", target).with("StreamARN", stream.arn());
    }

    private Struct list(Call call, Input input) {
        Optional<ShardQuery> before = input.optionalText("NextToken").map(token -> {
            if (input.has("StreamName") || input.has("ExclusiveStartShardId")) {
                throw Errors.argument("NextToken and StreamName cannot be provided together.");
            }
            return ShardQuery.ofToken(token, address.streams().now());
        });
        Stream stream = before.map(query -> address.streams().get(call.scope(), query.stream()))
                .orElseGet(() -> address.of(call, input));
        ShardQuery query = before.orElseGet(() -> ShardQuery.of(stream, input));
        int limit = StreamActions.limit(input, "MaxResults", DEFAULT_PAGE, 10_000);
        List<Shard> all = query.run(stream);
        List<Shard> page = all.stream().limit(limit).toList();
        return Struct.of("Shards", page.stream().map(ShardActions::shown).toList())
                .with("NextToken", all.size() > limit ? query.token(page.getLast(), stream.now()) : null);
    }

    /** @throws AwsException if it isn't a whole number of 128 bits */
    static BigInteger hashKey(String text, String member) {
        if (!text.matches("0|[1-9]\\d{0,38}")) {
            throw AwsException.constraint(Errors.VALIDATION, text, member,
                    "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})");
        }
        BigInteger key = new BigInteger(text);
        if (key.compareTo(HashRange.LAST) > 0) {
            throw Errors.argument("Invalid " + member + ": it must be in the range [0, 2^128-1]. Specified value was "
                    + text + ".");
        }
        return key;
    }

    /** As descriptions show it: a shard that still takes records has no ending sequence number. */
    static Struct shown(Shard shard) {
        List<String> parents = shard.parents();
        return Struct.of("ShardId", shard.id())
                .with("ParentShardId", parents.isEmpty() ? null : parents.getFirst())
                .with("AdjacentParentShardId", parents.size() < 2 ? null : parents.get(1))
                .with("HashKeyRange", shard.range().shown())
                .with("SequenceNumberRange", Struct
                        .of("StartingSequenceNumber", shard.numbers().of(SequenceNumbers.START))
                        .with("EndingSequenceNumber",
                                shard.closed().isPresent() ? shard.numbers().of(SequenceNumbers.END) : null));
    }
}
