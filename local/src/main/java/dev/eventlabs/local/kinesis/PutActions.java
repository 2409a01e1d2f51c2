package dev.eventlabs.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code PutRecord} and {@code PutRecords}. */
record PutActions(Address address, Traffic traffic) {

    private static final int MOST_RECORDS = 500;
    private static final int MOST_BYTES = 10 << 20;
    private static final int LONGEST_KEY = 256;

    void register(Api.ActionsBuilder actions) {
        actions.on("PutRecord", this::one).on("PutRecords", this::many);
    }

    private Struct one(Call call, Input input) {
        Stream stream = address.of(call, input);
        Entry entry = entry(stream, input, "");
        input.optionalText("SequenceNumberForOrdering").ifPresent(number -> requireInOrder(stream, entry, number));
        Stream.Written written = stream.put(List.of(entry)).getFirst();
        traffic.putRecord(stream, entry.sizeInBytes(), written.throttled());
        if (written.throttled()) {
            throw Errors.throughput(stream, written.shard().id());
        }
        return Struct.of("ShardId", written.shard().id())
                .with("SequenceNumber", written.shard().numbers().of(written.index()))
                .with("EncryptionType", stream.settings().key().map(key -> "KMS").orElse(null));
    }

    /** A shard's numbers always grow, so that all there is to do is to refuse one that lies ahead. */
    private static void requireInOrder(Stream stream, Entry entry, String number) {
        if (!SequenceNumbers.isNumber(number)) {
            throw AwsException.constraint(Errors.VALIDATION, number, "sequenceNumberForOrdering",
                    "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128})");
        }
        Shard shard = stream.topology().of(entry.hashKey());
        if (new BigInteger(number).compareTo(new BigInteger(shard.numbers().of(shard.end()))) >= 0) {
            throw Errors.argument("ExclusiveMinimumSequenceNumber " + number + " used in PutRecord on stream "
                    + stream.name() + " under account " + stream.scope().account() + " is invalid.");
        }
    }

    private Struct many(Call call, Input input) {
        Stream stream = address.of(call, input);
        List<Input> given = input.structs("Records");
        if (given.isEmpty() || given.size() > MOST_RECORDS) {
            throw Errors.validation("1 validation error detected: Value '" + given.size()
                    + " records' at 'records' failed to satisfy constraint: Member must have length less than or equal to "
                    + MOST_RECORDS + " and greater than or equal to 1");
        }
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < given.size(); i++) {
            Entry entry = entry(stream, given.get(i), "records." + (i + 1) + ".member.");
            entries.add(entry);
            bytes += entry.sizeInBytes();
        }
        if (bytes > MOST_BYTES) {
            throw Errors.argument("Records size exceeds 10 MB limit: it is " + bytes + " bytes. Send fewer at a time.");
        }
        List<Stream.Written> written = stream.put(entries);
        return answer(stream, entries, written);
    }

    private Struct answer(Stream stream, List<Entry> entries, List<Stream.Written> written) {
        List<Struct> results = new ArrayList<>();
        int throttled = 0;
        int bytes = 0;
        for (int i = 0; i < written.size(); i++) {
            Stream.Written each = written.get(i);
            if (each.throttled()) {
                throttled++;
                results.add(Struct.of("ErrorCode", Errors.THROUGHPUT)
                        .with("ErrorMessage", Errors.throughputMessage(stream, each.shard().id())));
            } else {
                bytes += entries.get(i).sizeInBytes();
                results.add(Struct.of("SequenceNumber", each.shard().numbers().of(each.index()))
                        .with("ShardId", each.shard().id()));
            }
        }
        traffic.putRecords(stream, written.size(), bytes, throttled);
        return Struct.of("FailedRecordCount", throttled).with("Records", results)
                .with("EncryptionType", stream.settings().key().map(key -> "KMS").orElse(null));
    }

    /** @param where what the members' names begin with in messages */
    private static Entry entry(Stream stream, Input input, String where) {
        byte[] data = data(input, where);
        String key = input.optionalText("PartitionKey").orElseThrow(() -> Errors.missing(where + "partitionKey"));
        if (key.isEmpty() || key.codePointCount(0, key.length()) > LONGEST_KEY) {
            throw AwsException.constraint(Errors.VALIDATION, key, where + "partitionKey",
                    "Member must have length between 1 and " + LONGEST_KEY);
        }
        BigInteger hash = input.optionalText("ExplicitHashKey")
                .map(text -> ShardActions.hashKey(text, where + "explicitHashKey"))
                .orElseGet(() -> HashRange.hash(key));
        Entry entry = new Entry(key, hash, data);
        int most = stream.settings().maxRecordBytes();
        if (entry.sizeInBytes() > most) {
            throw Errors.validation("1 validation error detected: Value at '" + where
                    + "data' failed to satisfy constraint: Member must have length less than or equal to " + most
                    + " (with its partition key the record has " + entry.sizeInBytes() + " bytes)");
        }
        return entry;
    }

    private static byte[] data(Input input, String where) {
        JsonNode node = input.node().get("Data");
        if (node == null || node.isNull()) {
            throw Errors.missing(where + "data");
        }
        try {
            byte[] data = node.binaryValue();
            if (data != null) {
                return data;
            }
        } catch (IOException e) {
            // Told of below, as data that isn't text at all.
        }
        throw AwsException.badRequest("SerializationException", where + "data isn't in base64.");
    }
}
