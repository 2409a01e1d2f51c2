package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code GetShardIterator} and {@code GetRecords}. */
record GetActions(Address address, Traffic traffic) {

    private static final int MOST_RECORDS = 10_000;
    static final int MOST_BYTES = 10 << 20;

    void register(Api.ActionsBuilder actions) {
        actions.on("GetShardIterator", this::iterator).on("GetRecords", this::records);
    }

    private Struct iterator(Call call, Input input) {
        Stream stream = address.of(call, input);
        Shard shard = stream.shard(input.text("ShardId"));
        String type = input.text("ShardIteratorType");
        long index = switch (type) {
            case "TRIM_HORIZON" -> SequenceNumbers.START;
            case "LATEST" -> shard.end();
            case "AT_SEQUENCE_NUMBER" -> index(stream, shard, input, type);
            case "AFTER_SEQUENCE_NUMBER" -> after(index(stream, shard, input, type));
            case "AT_TIMESTAMP" -> shard.firstAt(instant(stream, input));
            default -> throw AwsException.constraint(Errors.VALIDATION, type, "shardIteratorType",
                    "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, AT_SEQUENCE_NUMBER, AT_TIMESTAMP, "
                            + "LATEST, TRIM_HORIZON]");
        };
        return Struct.of("ShardIterator", ShardIterator.of(stream, shard, index).text());
    }

    /** The index behind; the end of a shard has none. */
    static long after(long index) {
        return index == SequenceNumbers.END ? index : index + 1;
    }

    private static long index(Stream stream, Shard shard, Input input, String type) {
        String number = input.optionalText("StartingSequenceNumber").orElseThrow(
                () -> Errors.argument("Must either specify StartingSequenceNumber for an iterator of the type " + type
                        + ", or another type."));
        return index(stream, shard, number);
    }

    /** @throws AwsException if the shard has never given the number */
    static long index(Stream stream, Shard shard, String number) {
        return shard.index(number)
                .orElseThrow(() -> Errors.argument("StartingSequenceNumber " + number
                        + " used in GetShardIterator on shard " + shard.id() + " in stream " + stream.name()
                        + " under account " + stream.scope().account()
                        + " is invalid because it did not come from this stream."));
    }

    private static Instant instant(Stream stream, Input input) {
        Instant at = Timestamps.of(input, "Timestamp").orElseThrow(() -> Errors.argument(
                "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP."));
        if (at.isAfter(stream.now())) {
            throw Errors.argument("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                    + " timestampInMillis: " + at.toEpochMilli() + ", currentTimestampInMillis: "
                    + stream.now().toEpochMilli());
        }
        return at;
    }

    private Struct records(Call call, Input input) {
        ShardIterator iterator = ShardIterator.parse(input.text("ShardIterator"));
        int limit = StreamActions.limit(input, "Limit", MOST_RECORDS, MOST_RECORDS);
        Stream stream = address.streams().get(call.scope(), iterator.stream());
        if (stream.created().toEpochMilli() != iterator.created()) {
            throw Errors.argument("Invalid ShardIterator: it was given out for a stream that has been deleted.");
        }
        iterator.requireFresh(stream.now());
        Shard shard = stream.shard(iterator.shard());
        Shard.Reading reading = shard.read(iterator.index(), limit, MOST_BYTES);
        traffic.read(stream, reading.records());
        Struct answer = Struct
                .of("Records", reading.records().stream().map(each -> shown(stream, shard, each)).toList())
                .with("MillisBehindLatest", reading.nextArrived()
                        .map(next -> Math.max(0, Duration.between(next, stream.now()).toMillis())).orElse(0L));
        return reading.ended()
                ? answer.with("ChildShards", children(stream, shard))
                : answer.with("NextShardIterator", ShardIterator.of(stream, shard, reading.next()).text());
    }

    private static List<Struct> children(Stream stream, Shard shard) {
        return stream.topology().children(shard).stream()
                .map(child -> Struct.of("ShardId", child.id()).with("ParentShards", child.parents())
                        .with("HashKeyRange", child.range().shown()))
                .toList();
    }

    private static Struct shown(Stream stream, Shard shard, StoredRecord record) {
        return Struct.of("SequenceNumber", shard.numbers().of(record.index()))
                .with("ApproximateArrivalTimestamp", record.arrived())
                .with("Data", record.data())
                .with("PartitionKey", record.partitionKey())
                .with("EncryptionType", stream.settings().key().map(key -> "KMS").orElse(null));
    }
}
