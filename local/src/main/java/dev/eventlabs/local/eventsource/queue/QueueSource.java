package dev.eventlabs.local.eventsource.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.batch.Item;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.MessageQueues.Message;
import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * An SQS queue. What isn't done shows again when its visibility time-out is over, and moves to the dead-letter queue by the queue's own
 * policy.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda with SQS</a>
 */
record QueueSource(MessageQueues queues, String queueArn) implements Source {

    private static final int MOST_AT_ONCE = 10;

    @Override
    public List<Item> poll(int max, Duration wait) throws InterruptedException {
        return queues.receive(queueArn, Math.min(max, MOST_AT_ONCE), wait).stream().map(this::item).toList();
    }

    @Override
    public void done(List<Item> items) {
        for (int from = 0; from < items.size(); from += MOST_AT_ONCE) {
            queues.delete(queueArn, items.subList(from, Math.min(from + MOST_AT_ONCE, items.size())).stream()
                    .map(Item::handle).toList());
        }
    }

    @Override
    public Duration patience() {
        return queues.visibilityTimeout(queueArn);
    }

    private Item item(Message message) {
        return new Item(message.messageId(), message.receiptHandle(), event(message),
                () -> filtered(message.body()));
    }

    /** The members as AWS orders them; all the system attributes are text. */
    private byte[] event(Message message) {
        return Json.bytes(Struct.of("messageId", message.messageId())
                .with("receiptHandle", message.receiptHandle())
                .with("body", message.body())
                .with("attributes", message.attributes())
                .with("messageAttributes", attributes(message))
                .with("md5OfMessageAttributes", message.md5OfMessageAttributes())
                .with("md5OfBody", message.md5OfBody())
                .with("eventSource", "aws:sqs")
                .with("eventSourceARN", queueArn)
                .with("awsRegion", Scope.standard().of(queueArn).region()));
    }

    private static Struct attributes(Message message) {
        Struct all = Struct.of();
        new TreeMap<>(message.messageAttributes()).forEach((name, attribute) -> all.put(name, value(attribute)));
        return all;
    }

    private static Struct value(MessageAttribute attribute) {
        return Struct.of("stringValue", attribute.stringValue())
                .with("binaryValue", attribute.binaryValue())
                .with("stringListValues", List.of())
                .with("binaryListValues", List.of())
                .with("dataType", attribute.dataType());
    }

    /**
     * Only the body can be filtered by: as JSON if it is, else as text. A pattern for the one never matches the other.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html">filtering</a>
     */
    private static JsonNode filtered(String body) {
        try {
            JsonNode json = Json.parse(body.getBytes(StandardCharsets.UTF_8));
            if (json != null && json.isContainerNode()) {
                return Json.object().set("body", json);
            }
        } catch (IOException e) {
            // Plain text.
        }
        return Json.object().put("body", body);
    }
}
