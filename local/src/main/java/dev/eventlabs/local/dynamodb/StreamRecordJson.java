package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.spi.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * The engine's records as JSON, as it would write them itself: its own mapper takes longer than everything else between a write and the function
 * that hears of it, and what it has written would have to be parsed again.
 */
final class StreamRecordJson {

    private StreamRecordJson() {}

    static ObjectNode of(GetRecordsResponse response) {
        ObjectNode answer = Json.object();
        ArrayNode records = answer.putArray("Records");
        response.records().forEach(record -> records.add(of(record)));
        Optional.ofNullable(response.nextShardIterator()).ifPresent(next -> answer.put("NextShardIterator", next));
        return answer;
    }

    private static ObjectNode of(Record record) {
        ObjectNode json = Json.object();
        put(json, "eventID", record.eventID());
        put(json, "eventName", record.eventName().name());
        put(json, "eventVersion", record.eventVersion());
        put(json, "eventSource", record.eventSource());
        put(json, "awsRegion", record.awsRegion());
        json.set("dynamodb", of(record.dynamodb()));
        if (record.userIdentity() != null) {
            ObjectNode identity = json.putObject("userIdentity");
            put(identity, "PrincipalId", record.userIdentity().principalId());
            put(identity, "Type", record.userIdentity().type());
        }
        return json;
    }

    private static ObjectNode of(StreamRecord data) {
        ObjectNode json = Json.object();
        Optional.ofNullable(data.approximateCreationDateTime()).map(Instant::getEpochSecond)
                .ifPresent(at -> json.put("ApproximateCreationDateTime", at));
        if (data.hasKeys()) {
            json.set("Keys", of(data.keys()));
        }
        if (data.hasNewImage()) {
            json.set("NewImage", of(data.newImage()));
        }
        if (data.hasOldImage()) {
            json.set("OldImage", of(data.oldImage()));
        }
        put(json, "SequenceNumber", data.sequenceNumber());
        Optional.ofNullable(data.sizeBytes()).ifPresent(bytes -> json.put("SizeBytes", bytes));
        put(json, "StreamViewType", data.streamViewTypeAsString());
        return json;
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static ObjectNode of(Map<String, AttributeValue> item) {
        ObjectNode json = Json.object();
        item.forEach((name, value) -> json.set(name, of(value)));
        return json;
    }

    /** By what is there: the engine builds some values so that the SDK can't tell their type. */
    private static ObjectNode of(AttributeValue value) {
        ObjectNode json = Json.object();
        if (value.s() != null) {
            json.put("S", value.s());
        } else if (value.n() != null) {
            json.put("N", value.n());
        } else if (value.b() != null) {
            json.set("B", binary(value.b()));
        } else if (value.bool() != null) {
            json.put("BOOL", value.bool());
        } else if (value.nul() != null) {
            json.put("NULL", value.nul());
        } else if (value.hasL()) {
            json.set("L", array(value.l().stream().map(StreamRecordJson::of)));
        } else if (value.hasSs()) {
            json.set("SS", array(value.ss().stream().map(TextNode::valueOf)));
        } else if (value.hasNs()) {
            json.set("NS", array(value.ns().stream().map(TextNode::valueOf)));
        } else if (value.hasBs()) {
            json.set("BS", array(value.bs().stream().map(StreamRecordJson::binary)));
        } else {
            // An empty map is one that the engine hasn't set.
            json.set("M", of(value.m()));
        }
        return json;
    }

    private static JsonNode binary(SdkBytes bytes) {
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
    }

    private static ArrayNode array(Stream<? extends JsonNode> elements) {
        ArrayNode array = Json.object().arrayNode();
        elements.forEach(array::add);
        return array;
    }
}
