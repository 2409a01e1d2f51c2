package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A place in a shard of a table's stream: the engine's iterator, made anew when it has expired. Not thread-safe. */
final class TableStreamCursor implements RecordStreams.Cursor {

    /** The engine's own limit for one read. */
    private static final int MOST = 1000;
    /** What nobody has signalled is found after that: items that the engine itself removes, and a shard that rolls over. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Tables tables;
    private final Scope scope;
    private final StreamWrites written;
    private String iterator;

    TableStreamCursor(Tables tables, Scope scope, String iterator, StreamWrites written) {
        this.tables = tables;
        this.scope = scope;
        this.iterator = iterator;
        this.written = written;
    }

    @Override
    public RecordStreams.Slice read(int max, Duration wait) throws InterruptedException {
        Instant deadline = tables.time().instant().plus(wait);
        while (true) {
            long seen = written.count();
            RecordStreams.Slice slice = read(Math.min(max, MOST));
            Duration left = Duration.between(tables.time().instant(), deadline);
            if (!slice.records().isEmpty() || slice.ended() || !left.isPositive()) {
                return slice;
            }
            written.await(seen, left.compareTo(GLANCE) < 0 ? left : GLANCE);
        }
    }

    private RecordStreams.Slice read(int max) {
        if (iterator == null) {
            return new RecordStreams.Slice(List.of(), true);
        }
        JsonNode answer;
        try {
            answer = get(max);
        } catch (AwsException e) {
            if (!e.code().equals("ExpiredIteratorException")) {
                throw e;
            }
            iterator = StreamReads.renewed(iterator);
            answer = get(max);
        }
        List<RecordStreams.StreamRecord> records = new ArrayList<>();
        answer.path("Records").forEach(each -> records.add(record((ObjectNode) each)));
        iterator = answer.path("NextShardIterator").asText(null);
        return new RecordStreams.Slice(records, iterator == null);
    }

    private JsonNode get(int max) {
        return new StreamReads(tables).records(scope, Json.object().put("ShardIterator", iterator).put("Limit", max));
    }

    private static RecordStreams.StreamRecord record(ObjectNode record) {
        JsonNode data = record.path("dynamodb");
        // The streams API and the event that a function gets spell these differently.
        if (record.get("userIdentity") instanceof ObjectNode identity) {
            rename(identity, "Type", "type");
            rename(identity, "PrincipalId", "principalId");
        }
        return new RecordStreams.StreamRecord(data.path("SequenceNumber").asText(),
                Instant.ofEpochSecond(data.path("ApproximateCreationDateTime").asLong()), key(data.path("Keys")),
                record);
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            object.set(to, object.remove(from));
        }
    }

    /** Sorted, so that an item's is always the same text. */
    private static String key(JsonNode keys) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        keys.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return Json.text(sorted);
    }
}
