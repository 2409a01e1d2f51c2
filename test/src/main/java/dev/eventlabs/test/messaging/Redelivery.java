package dev.eventlabs.test.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Delivers records of the stream again, beside the stream: old ones and new ones, those of a conversation in any order and in several invocations at
 * once with the stream's own. Worse than AWS, which keeps an item's records in order. Until it is closed; not thread-safe.
 */
final class Redelivery implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 50;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final MessagingClient client;
    private final Thread thread;
    private volatile int batches;
    private volatile boolean over;

    /** Begins at once. */
    Redelivery(MessagingClient client) {
        this.client = client;
        thread = Thread.ofPlatform().daemon().name("redelivery").start(this::deliver);
    }

    int batches() {
        return batches;
    }

    private void deliver() {
        Random random = new Random();
        while (!over) {
            try {
                List<Map<String, AttributeValue>> messages = new ArrayList<>(client.stored().stream()
                        .filter(item -> item.get("pk").s().startsWith("MSG#")).toList());
                Collections.shuffle(messages, random);
                client.invoke(MessagingClient.STREAM_FUNCTION,
                        event(messages.subList(0, Math.min(BATCH, messages.size()))));
                batches = batches + 1;
            } catch (SdkException e) {
                // Throttled, since others have all the workers.
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    static String event(List<Map<String, AttributeValue>> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < messages.size(); i++) {
            ObjectNode record = records.addObject();
            record.put("eventID", "again-" + i).put("eventName", "INSERT").put("eventSource", "aws:dynamodb")
                    .put("awsRegion", "us-east-1").put("eventVersion", "1.1");
            ObjectNode change = record.putObject("dynamodb");
            change.put("SequenceNumber", Integer.toString(i + 1)).put("StreamViewType", "NEW_IMAGE");
            ObjectNode keys = change.putObject("Keys");
            ObjectNode image = change.putObject("NewImage");
            messages.get(i).forEach((name, value) -> {
                image.putObject(name).put("S", value.s());
                if (name.equals("pk") || name.equals("sk")) {
                    keys.putObject(name).put("S", value.s());
                }
            });
        }
        return event.toString();
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
