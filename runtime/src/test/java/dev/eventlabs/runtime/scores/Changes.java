package dev.eventlabs.runtime.scores;

import dev.eventlabs.runtime.engine.RecordedEvents;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import java.util.List;

/** Records of the stream of the table of scores, in the JSON that Lambda delivers. */
final class Changes {
    static final String SHARD = "shardId-00000001700000000000-abcdef01";

    private Changes() {}

    /** @param score as it stands in the JSON */
    static String item(String username, String score) {
        return "{\"RecordID\":{\"N\":\"7\"},\"Username\":{\"S\":\"" + username + "\"},\"Score\":" + score + "}";
    }

    static String scored(String username, String score) {
        return item(username, "{\"N\":\"" + score + "\"}");
    }

    static String insert(long sequenceNumber, String image) {
        return record(sequenceNumber, null, image);
    }

    static String insert(long sequenceNumber, String username, String score) {
        return insert(sequenceNumber, scored(username, score));
    }

    /** @param before null for an insert @param after null for a removal */
    static String record(long sequenceNumber, String before, String after) {
        String name = before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY";
        return "{\"eventID\":\"e" + sequenceNumber + "\",\"eventName\":\"" + name + "\",\"dynamodb\":{"
                + (before == null ? "" : "\"OldImage\":" + before + ",")
                + (after == null ? "" : "\"NewImage\":" + after + ",")
                + "\"Keys\":{\"RecordID\":{\"N\":\"7\"}},\"SequenceNumber\":\"" + sequenceNumber
                + "\",\"SizeBytes\":26,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},"
                + "\"eventSourceARN\":\"arn:aws:dynamodb:us-east-1:000000000000:table/GameScoreRecords/stream/2026\"}";
    }

    /** An event of a mapping with a tumbling window. */
    static DynamodbTimeWindowEvent batch(String shard, List<String> records) {
        return event("{\"Records\":[" + String.join(",", records) + "],\"window\":{\"start\":\"2026-11-26T09:00:00Z\","
                + "\"end\":\"2026-11-26T09:01:00Z\"},\"state\":{},\"shardId\":\"" + shard + "\",\"eventSourceARN\":"
                + "\"arn:aws:dynamodb:us-east-1:000000000000:table/GameScoreRecords/stream/2026\","
                + "\"isFinalInvokeForWindow\":false,\"isWindowTerminatedEarly\":false}");
    }

    static DynamodbTimeWindowEvent event(String json) {
        return RecordedEvents.event(json, DynamodbTimeWindowEvent.class);
    }
}
