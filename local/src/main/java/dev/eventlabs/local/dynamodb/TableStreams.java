package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The streams of tables for who reads them within the process. Sequence numbers are the engine's: 21 digits with leading zeros, from one
 * counter for all tables of an account and region, so they grow within a shard, from a shard to its child and from a stream to
 * the next, and compare as text as well as as numbers. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">streams</a>
 */
record TableStreams(Tables tables) implements RecordStreams {

    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String TRIMMED = "TrimmedDataAccessException";

    @Override
    public boolean exists(String streamArn) {
        if (!streamArn.contains(":table/") || !streamArn.contains("/stream/")) {
            return false;
        }
        try {
            describe(streamArn, null);
            return true;
        } catch (AwsException e) {
            if (e.code().equals(NOT_FOUND)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<Shard> shards(String streamArn) {
        List<Shard> all = new ArrayList<>();
        String last = null;
        do {
            JsonNode page = describe(streamArn, last);
            page.path("Shards").forEach(shard -> all.add(shard(shard)));
            last = page.path("LastEvaluatedShardId").asText(null);
        } while (last != null);
        return parentsFirst(all);
    }

    /** The engine orders by id: the instant, then at random, so that a child of the same millisecond may come first. */
    private static List<Shard> parentsFirst(List<Shard> all) {
        List<Shard> waiting = new ArrayList<>(all);
        List<Shard> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> left = waiting.stream().map(Shard::id).collect(Collectors.toSet());
            List<Shard> next = waiting.stream().filter(each -> each.parents().stream().noneMatch(left::contains))
                    .toList();
            ordered.addAll(next);
            waiting.removeAll(next);
        }
        return ordered;
    }

    private static Shard shard(JsonNode shard) {
        return new Shard(shard.path("ShardId").asText(),
                shard.hasNonNull("ParentShardId") ? List.of(shard.get("ParentShardId").asText()) : List.of(),
                !shard.path("SequenceNumberRange").hasNonNull("EndingSequenceNumber"));
    }

    private JsonNode describe(String streamArn, String after) {
        ObjectNode request = Json.object().put("StreamArn", streamArn);
        if (after != null) {
            request.put("ExclusiveStartShardId", after);
        }
        return tables.call(scope(streamArn), "DescribeStream", request).path("StreamDescription");
    }

    @Override
    public Cursor open(String streamArn, String shardId, Position from) {
        Scope scope = scope(streamArn);
        String iterator = switch (from) {
            case Position.TrimHorizon oldest -> iterator(streamArn, shardId, "TRIM_HORIZON", null);
            case Position.Latest newest -> iterator(streamArn, shardId, "LATEST", null);
            case Position.After after -> behind(streamArn, shardId, after.sequenceNumber());
            case Position.AtTimestamp at -> throw AwsException.badRequest("ValidationException",
                    "A DynamoDB stream can't be read from a time: TRIM_HORIZON and LATEST are what it has, not "
                            + at.at() + ".");
        };
        return new TableStreamCursor(tables, scope, iterator, tables.writes().of(scope, Arns.tableName(streamArn)));
    }

    private String behind(String streamArn, String shardId, String sequenceNumber) {
        try {
            return iterator(streamArn, shardId, "AFTER_SEQUENCE_NUMBER", sequenceNumber);
        } catch (AwsException e) {
            if (e.code().equals(TRIMMED)) {
                return iterator(streamArn, shardId, "TRIM_HORIZON", null);
            }
            throw e;
        }
    }

    private String iterator(String streamArn, String shardId, String type, String sequenceNumber) {
        ObjectNode request = Json.object().put("StreamArn", streamArn).put("ShardId", shardId)
                .put("ShardIteratorType", type);
        if (sequenceNumber != null) {
            request.put("SequenceNumber", sequenceNumber);
        }
        return new StreamReads(tables).iterator(scope(streamArn), request).path("ShardIterator").asText();
    }

    private static Scope scope(String streamArn) {
        return Scope.standard().of(streamArn);
    }
}
