package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Receiving. */
final class ReceiveActions {

    private static final int LONGEST_HIDDEN = 43_200;
    private static final int LONGEST_WAIT = 20;

    private final QueueUrls urls;

    ReceiveActions(QueueUrls urls) {
        this.urls = urls;
    }

    void register(Actions actions) {
        actions.on("ReceiveMessage", this::receive);
    }

    private Object receive(Call call, Input input) {
        Queue queue = urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
        int max = Parameters.number(input, "MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided.")
                .orElse(1);
        int hidden = Parameters.number(input, QueueAttributes.VISIBILITY_TIMEOUT, 0, LONGEST_HIDDEN,
                "Must be >= 0 and <= " + LONGEST_HIDDEN + ", if provided.")
                .orElseGet(() -> queue.number(QueueAttributes.VISIBILITY_TIMEOUT));
        int wait = Parameters.number(input, "WaitTimeSeconds", 0, LONGEST_WAIT,
                "Must be >= 0 and <= 20, if provided.").orElseGet(() -> queue.number(QueueAttributes.WAIT));
        Set<String> system = new LinkedHashSet<>(input.texts("AttributeNames"));
        system.addAll(input.texts("MessageSystemAttributeNames"));
        List<String> names = input.texts("MessageAttributeNames");
        try {
            List<Stored> messages = queue.receive(max, Duration.ofSeconds(hidden), Duration.ofSeconds(wait));
            return Struct.of("Messages", messages.isEmpty() ? null
                    : messages.stream().map(message -> render(queue, message, system, names)).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("ServiceUnavailable", 503, "The embedded AWS is shutting down.");
        }
    }

    /** The system attributes of a message, all text. */
    static Map<String, String> systemAttributes(Queue queue, Stored message) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ApproximateReceiveCount", Integer.toString(message.receiveCount()));
        message.trace().ifPresent(trace -> all.put("AWSTraceHeader", trace));
        all.put("SentTimestamp", Long.toString(message.sent().toEpochMilli()));
        message.sequence().ifPresent(number -> all.put("SequenceNumber", number));
        message.group().ifPresent(group -> all.put("MessageGroupId", group));
        all.put("SenderId", queue.scope().account());
        message.deduplication().ifPresent(id -> all.put("MessageDeduplicationId", Fifo.shown(queue, id)));
        message.firstReceived()
                .ifPresent(at -> all.put("ApproximateFirstReceiveTimestamp", Long.toString(at.toEpochMilli())));
        message.deadLetterSource()
                .ifPresent(name -> all.put("DeadLetterQueueSourceArn", queue.scope().arn("sqs", name)));
        return all;
    }

    private static Struct render(Queue queue, Stored message, Set<String> system, List<String> names) {
        Map<String, String> attributes = Map.of();
        if (!system.isEmpty()) {
            attributes = systemAttributes(queue, message);
            if (!system.contains("All")) {
                attributes.keySet().retainAll(system);
            }
        }
        Map<String, MessageAttribute> selected = Attributes.select(message.attributes(), names);
        return Struct.of("MessageId", message.id())
                .with("ReceiptHandle", ReceiptHandle.of(queue, message.receipt()))
                .with("MD5OfBody", Attributes.md5(message.body()))
                .with("Body", message.body())
                .with("Attributes", attributes.isEmpty() ? null : attributes)
                .with("MD5OfMessageAttributes", selected.isEmpty() ? null : Attributes.md5(selected))
                .with("MessageAttributes", selected.isEmpty() ? null : Attributes.render(selected));
    }
}
