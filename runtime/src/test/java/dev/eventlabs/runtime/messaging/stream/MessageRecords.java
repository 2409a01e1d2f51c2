package dev.eventlabs.runtime.messaging.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.eventlabs.runtime.engine.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records of the table's stream, as Lambda delivers them. */
public final class MessageRecords {

    private MessageRecords() {}

    /** The record of an item that was put. */
    public static String inserted(long sequenceNumber, Map<String, AttributeValue> item) {
        return record("INSERT", sequenceNumber, item.get("pk").s(), item.get("sk").s(), image(item));
    }

    static String record(String eventName, long sequenceNumber, String pk, String sk, String image) {
        return "{\"eventID\":\"e-" + sequenceNumber + "\",\"eventName\":\"" + eventName
                + "\",\"dynamodb\":{\"SequenceNumber\":\"" + sequenceNumber + "\",\"Keys\":{\"pk\":{\"S\":\"" + pk
                + "\"},\"sk\":{\"S\":\"" + sk + "\"}}" + (image == null ? "" : ",\"NewImage\":" + image) + "}}";
    }

    static String image(Map<String, AttributeValue> item) {
        return new TreeMap<>(item).entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":{\"S\":\"" + field.getValue().s() + "\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Messages must not have what JSON would escape. */
    public static DynamodbEvent batch(List<String> records) {
        return RecordedEvents.event("{\"Records\":[" + String.join(",", records) + "]}", DynamodbEvent.class);
    }
}
