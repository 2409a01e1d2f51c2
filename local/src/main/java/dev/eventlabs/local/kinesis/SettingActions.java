package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Changes of a stream's settings; each is done when the answer goes out. */
record SettingActions(Address address) {

    private static final List<String> METRICS = List.of("IncomingBytes", "IncomingRecords", "OutgoingBytes",
            "OutgoingRecords", "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds");

    void register(Api.ActionsBuilder actions) {
        actions.on("IncreaseStreamRetentionPeriod", change((stream, input) -> retention(stream, input, true)))
                .on("DecreaseStreamRetentionPeriod", change((stream, input) -> retention(stream, input, false)))
                .on("StartStreamEncryption", change((stream, input) -> encryption(stream, input, input.text("KeyId"))))
                .on("StopStreamEncryption", change((stream, input) -> {
                    input.text("KeyId");
                    encryption(stream, input, null);
                }))
                .on("UpdateStreamMode", change((stream, input) -> {
                    if (input.struct("StreamModeDetails").isEmpty()) {
                        throw Errors.missing("streamModeDetails");
                    }
                    stream.mode(StreamActions.mode(input));
                }))
                .on("UpdateMaxRecordSize", change((stream, input) -> {
                    if (!input.has("MaxRecordSizeInKiB")) {
                        throw Errors.missing("maxRecordSizeInKiB");
                    }
                    stream.settings().maxRecordKib(maxRecordKib(input));
                }))
                .on("EnableEnhancedMonitoring", (call, input) -> monitoring(call, input, true))
                .on("DisableEnhancedMonitoring", (call, input) -> monitoring(call, input, false));
    }

    private Action change(BiConsumer<Stream, Input> change) {
        return (call, input) -> {
            change.accept(address.of(call, input), input);
            return Struct.of();
        };
    }

    /** The largest record that a stream takes, as the request has it. Default: 1 MiB. */
    static int maxRecordKib(Input input) {
        return StreamSettings.validRecordKib(
                input.optionalInt("MaxRecordSizeInKiB").orElse(StreamSettings.SMALLEST_RECORD_KIB));
    }

    private static void retention(Stream stream, Input input, boolean up) {
        int now = stream.settings().retentionHours();
        int wanted = input.optionalInt("RetentionPeriodHours")
                .orElseThrow(() -> Errors.missing("retentionPeriodHours"));
        if (up ? wanted < now : wanted > now) {
            throw Errors.argument("Requested retention period (" + wanted + " hours) for stream " + stream.name()
                    + " can not be " + (up ? "shorter" : "longer") + " than existing retention period (" + now
                    + " hours). Use " + (up ? "Decrease" : "Increase") + "RetentionPeriod API.");
        }
        stream.settings().retentionHours(wanted);
    }

    private static void encryption(Stream stream, Input input, String key) {
        String type = input.text("EncryptionType");
        if (!type.equals("KMS")) {
            throw AwsException.constraint(Errors.VALIDATION, type, "encryptionType",
                    "Member must satisfy enum value set: [KMS]");
        }
        stream.settings().key(key);
    }

    private Struct monitoring(Call call, Input input, boolean enable) {
        Stream stream = address.of(call, input);
        List<String> before = stream.settings().monitored().stream().sorted().toList();
        Set<String> after = new HashSet<>(before);
        List<String> named = metrics(input.texts("ShardLevelMetrics"));
        if (enable) {
            after.addAll(named);
        } else {
            named.forEach(after::remove);
        }
        stream.settings().monitored(after);
        return Struct.of("StreamName", stream.name())
                .with("StreamARN", stream.arn())
                .with("CurrentShardLevelMetrics", before)
                .with("DesiredShardLevelMetrics", after.stream().sorted().toList());
    }

    /** @throws AwsException if a name isn't a shard-level metric's */
    static List<String> metrics(List<String> named) {
        if (named.isEmpty()) {
            throw Errors.missing("shardLevelMetrics");
        }
        for (String each : named) {
            if (!each.equals("ALL") && !METRICS.contains(each)) {
                throw AwsException.constraint(Errors.VALIDATION, named, "shardLevelMetrics",
                        "Member must satisfy enum value set: " + METRICS + " or ALL");
            }
        }
        return named.contains("ALL") ? METRICS : named;
    }
}
