package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Locale;

/** Streams as a whole: made, deleted, described, listed. What AWS does in the background is done when the answer goes out. */
record StreamActions(Streams streams, Address address) {

    private static final int DEFAULT_PAGE = 100;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateStream", this::create)
                .on("DeleteStream", (call, input) -> {
                    // Nobody can be registered as a consumer here, so there is nothing to enforce.
                    input.optionalFlag("EnforceConsumerDeletion");
                    streams.delete(address.of(call, input));
                    return Struct.of();
                })
                .on("DescribeStream", this::describe)
                .on("DescribeStreamSummary", (call, input) -> summary(address.of(call, input)))
                .on("ListStreams", this::list)
                .on("DescribeLimits", (call, input) -> Struct.of("ShardLimit", Streams.MOST_SHARDS)
                        .with("OpenShardCount", streams.openShards(call.scope()))
                        .with("OnDemandStreamCount", streams.onDemand(call.scope()))
                        .with("OnDemandStreamCountLimit", Streams.MOST_ON_DEMAND_STREAMS));
    }

    private Struct create(Call call, Input input) {
        if (input.has("WarmThroughputMiBps")) {
            throw Errors
                    .validation("WarmThroughputMiBps isn't supported by the embedded AWS. Leave it out: a stream on "
                            + "demand takes 200 MiB a second from the beginning.");
        }
        streams.create(call.scope(), new Streams.Draft(input.text("StreamName"), mode(input),
                input.optionalInt("ShardCount"), SettingActions.maxRecordKib(input), input.map("Tags")));
        return Struct.of();
    }

    /** Provisioned, unless the request says otherwise. */
    static Capacity mode(Input input) {
        String mode = input.struct("StreamModeDetails").map(details -> details.text("StreamMode"))
                .orElse(Capacity.PROVISIONED.name());
        return mode(mode);
    }

    static Capacity mode(String mode) {
        for (Capacity each : Capacity.values()) {
            if (each.name().equals(mode)) {
                return each;
            }
        }
        throw AwsException.constraint(Errors.VALIDATION, mode, "streamModeDetails.streamMode",
                "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]");
    }

    private Struct describe(Call call, Input input) {
        Stream stream = address.of(call, input);
        String after = input.optionalText("ExclusiveStartShardId").orElse("");
        List<Shard> shards = stream.topology().all().stream().filter(shard -> shard.id().compareTo(after) > 0)
                .toList();
        int limit = limit(input, "Limit", DEFAULT_PAGE, 10_000);
        StreamSettings settings = stream.settings();
        return Struct.of("StreamDescription", described(stream)
                .with("Shards", shards.stream().limit(limit).map(ShardActions::shown).toList())
                .with("HasMoreShards", shards.size() > limit)
                .with("EncryptionType", settings.encryptionType())
                .with("KeyId", settings.key().orElse(null)));
    }

    private static Struct summary(Stream stream) {
        StreamSettings settings = stream.settings();
        return Struct.of("StreamDescriptionSummary", described(stream)
                .with("EncryptionType", settings.encryptionType())
                .with("KeyId", settings.key().orElse(null))
                .with("OpenShardCount", stream.topology().open().size())
                .with("ConsumerCount", 0)
                .with("MaxRecordSizeInKiB", settings.maxRecordKib()));
    }

    /** What both descriptions have. */
    private static Struct described(Stream stream) {
        return brief(stream).with("RetentionPeriodHours", stream.settings().retentionHours())
                .with("EnhancedMonitoring", stream.settings().shownMonitoring());
    }

    private static Struct brief(Stream stream) {
        return Struct.of("StreamName", stream.name())
                .with("StreamARN", stream.arn())
                .with("StreamStatus", "ACTIVE")
                .with("StreamModeDetails", Struct.of("StreamMode", stream.settings().mode().name()))
                .with("StreamCreationTimestamp", stream.created());
    }

    private Struct list(Call call, Input input) {
        List<Stream> all = streams.in(call.scope())
                .tailMap(input.optionalText("ExclusiveStartStreamName").orElse(""), false).values().stream().toList();
        Page<Stream> page = Page.of(all, limit(input, "Limit", DEFAULT_PAGE, 10_000), input.optionalText("NextToken"),
                () -> Errors.argument("NextToken isn't one that ListStreams has given out."));
        return page.map(Stream::name).as("StreamNames", "NextToken")
                .with("HasMoreStreams", page.next().isPresent())
                .with("StreamSummaries", page.items().stream().map(StreamActions::brief).toList());
    }

    /** A page's size as asked for. */
    static int limit(Input input, String member, int standard, int most) {
        int limit = input.optionalInt(member).orElse(standard);
        if (limit < 1 || limit > most) {
            throw input.constraint(limit, member.substring(0, 1).toLowerCase(Locale.ROOT)
                    + member.substring(1), "Member must have value between 1 and " + most);
        }
        return limit;
    }
}
