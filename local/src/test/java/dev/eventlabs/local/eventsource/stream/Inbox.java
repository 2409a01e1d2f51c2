package dev.eventlabs.local.eventsource.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.MessageQueues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The queue that discarded batches are told to. */
final class Inbox implements MessageQueues {

    static final String ARN = "arn:aws:sqs:us-east-1:000000000000:failed";

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();

    List<JsonNode> bodies() {
        return bodies;
    }

    @Override
    public boolean exists(String queueArn) {
        return queueArn.equals(ARN);
    }

    @Override
    public void send(String queueArn, String body, Map<String, String> stringAttributes) {
        bodies.add(Json.parseOwn(body));
    }

    @Override
    public Duration visibilityTimeout(String queueArn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Message> receive(String queueArn, int max, Duration wait) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String queueArn, List<String> receiptHandles) {
        throw new UnsupportedOperationException();
    }
}
