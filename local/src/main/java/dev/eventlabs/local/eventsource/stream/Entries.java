package dev.eventlabs.local.eventsource.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.eventsource.batch.Item;
import dev.eventlabs.local.eventsource.settings.SourceKind;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes of a stream's records what the function sees, and what filters do.
 *
 * @param role the function's, asked for each record, since it can be given another
 */
record Entries(SourceKind kind, String streamArn, String shardId, Supplier<Optional<String>> role) {

    Entry entry(StreamRecord record) {
        ObjectNode event = kind == SourceKind.KINESIS ? kinesis(record)
                : Json.object().<ObjectNode>setAll(record.content()).put("eventSourceARN", streamArn);
        Item item = new Item(record.sequenceNumber(), record.sequenceNumber(), Json.bytes(event),
                () -> kind == SourceKind.KINESIS ? data(record) : event);
        return new Entry(item, record.arrived());
    }

    private ObjectNode kinesis(StreamRecord record) {
        ObjectNode event = Json.object();
        event.set("kinesis", record.content());
        event.put("eventSource", "aws:kinesis")
                .put("eventVersion", "1.0")
                .put("eventID", shardId + ":" + record.sequenceNumber())
                .put("eventName", "aws:kinesis:record");
        role.get().ifPresent(arn -> event.put("invokeIdentityArn", arn));
        return event.put("awsRegion", Scope.standard().of(streamArn).region()).put("eventSourceARN", streamArn);
    }

    /**
     * Only the data can be filtered by, and only if it is JSON; what isn't matches no pattern, not even one for what must not be there.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html">filtering</a>
     */
    private static JsonNode data(StreamRecord record) {
        byte[] data = Base64.getDecoder().decode(record.content().path("data").asText());
        try {
            JsonNode json = Json.parse(data);
            if (json != null && json.isObject()) {
                return Json.object().set("data", json);
            }
        } catch (IOException e) {
            // Plain text, or bytes.
        }
        return MissingNode.getInstance();
    }
}
