package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/**
 * What reads streams. Shard iterators are the engine's: they hold an ARN of its own, and expire fifteen minutes after they were given out.
 */
record StreamReads(Tables tables) {

    private static final List<String> TYPES = List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER",
            "TRIM_HORIZON");
    /** What the engine writes for an event's name that its SDK doesn't know. */
    private static final String EXPIRED = "UNKNOWN_TO_SDK_VERSION";

    /** GetShardIterator. */
    ObjectNode iterator(Scope scope, ObjectNode request) {
        String type = request.path("ShardIteratorType").asText();
        if (!TYPES.contains(type)) {
            throw AwsException.constraint("ValidationException", type, "shardIteratorType",
                    "Member must satisfy enum value set: " + TYPES);
        }
        String sequenceNumber = request.path("SequenceNumber").asText("");
        if (!sequenceNumber.isEmpty()) {
            check(scope, request, sequenceNumber);
        }
        return answer(scope, request);
    }

    /** The engine fails on a number that isn't a long, and takes one that an open shard hasn't come to. */
    private void check(Scope scope, ObjectNode request, String sequenceNumber) {
        ObjectNode latest = request.deepCopy().put("ShardIteratorType", "LATEST");
        latest.remove("SequenceNumber");
        long next = sequenceNumber(answer(scope, latest));
        if (!sequenceNumber.matches("\\d{1,40}")
                || new BigInteger(sequenceNumber).compareTo(BigInteger.valueOf(next)) >= 0) {
            throw AwsException.badRequest("ValidationException", "Invalid SequenceNumber for the shard");
        }
    }

    /** GetRecords. */
    ObjectNode records(Scope scope, ObjectNode request) {
        ObjectNode answer = read(scope, request);
        Optional<StreamWrites> writes = tables.writes().find(scope,
                Arns.tableName(ShardIterator.fromString(request.path("ShardIterator").asText()).streamId));
        answer.path("Records").forEach(record -> complete((ObjectNode) record, scope, writes));
        return answer;
    }

    /**
     * An iterator of a shard without records holds the next number of a counter that all tables share. Once others have moved on, the
     * engine takes the shard's first record for its oldest, and the iterator for one of records that are gone.
     */
    private ObjectNode read(Scope scope, ObjectNode request) {
        try {
            return tables.records(scope, request);
        } catch (AwsException e) {
            if (!e.code().equals("TrimmedDataAccessException")) {
                throw e;
            }
            ShardIterator place = ShardIterator.fromString(request.path("ShardIterator").asText());
            JsonNode oldest = tables.callAsItIs(scope, "GetShardIterator", Json.object()
                    .put("StreamArn", place.streamId).put("ShardId", place.shardId)
                    .put("ShardIteratorType", "TRIM_HORIZON"));
            return tables.records(scope,
                    request.deepCopy().put("ShardIterator", oldest.path("ShardIterator").asText()));
        }
    }

    /** The engine has times to the minute only, and doesn't say who removed an item whose time to live was over. */
    private static void complete(ObjectNode record, Scope scope, Optional<StreamWrites> writes) {
        record.put("awsRegion", scope.region());
        if (record.path("eventName").asText().equals(EXPIRED)) {
            record.put("eventName", "REMOVE");
            record.putObject("userIdentity").put("PrincipalId", "dynamodb.amazonaws.com").put("Type", "Service");
            return;
        }
        ObjectNode data = (ObjectNode) record.path("dynamodb");
        writes.flatMap(seen -> seen.arrival(data.path("SequenceNumber").asLong()))
                .ifPresent(at -> data.put("ApproximateCreationDateTime", at.getEpochSecond()));
    }

    /** The sequence number that the newest stream of a table has come to; 0 if there is none any more. */
    long last(Scope scope, String table) {
        try {
            String stream = tables.describe(scope, table).path("LatestStreamArn").asText();
            JsonNode shards = tables.call(scope, "DescribeStream", Json.object().put("StreamArn", stream))
                    .path("StreamDescription").path("Shards");
            return sequenceNumber(answer(scope, Json.object().put("StreamArn", stream)
                    .put("ShardId", shards.path(shards.size() - 1).path("ShardId").asText())
                    .put("ShardIteratorType", "LATEST"))) - 1;
        } catch (AwsException e) {
            return 0;
        }
    }

    private static long sequenceNumber(ObjectNode answer) {
        return ShardIterator.fromString(answer.get("ShardIterator").asText()).shardSequenceNumber;
    }

    private ObjectNode answer(Scope scope, ObjectNode request) {
        ObjectNode answer = (ObjectNode) tables.call(scope, "GetShardIterator", request);
        // It holds the ARN, and is handed back to the engine as it is.
        return answer.put("ShardIterator", Arns.engines(scope, answer.get("ShardIterator").asText()));
    }

    /** The same place, as if just asked for. */
    static String renewed(String expired) {
        ShardIterator place = ShardIterator.fromString(expired);
        return new ShardIterator(place.streamId, place.shardId, place.shardSequenceNumber).toString();
    }
}
