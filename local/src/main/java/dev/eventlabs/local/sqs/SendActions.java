package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sending: what a message may be.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SendActions {

    private static final int MOST_BATCH_BYTES = 1 << 20;
    private static final int LONGEST_DELAY = 900;
    private static final int MILLIS = 1000;
    private static final String TRACE = "AWSTraceHeader";
    private static final String INVALID_TYPE = "The request include parameter that is not valid for this queue type.";

    private final QueueUrls urls;
    private final Ids ids;
    /** AWS's have twenty digits and only grow. */
    private final AtomicLong sequence = new AtomicLong(1_000_000_000_000_000_000L);

    SendActions(QueueUrls urls, Ids ids) {
        this.urls = urls;
        this.ids = ids;
    }

    void register(Actions actions) {
        actions.on("SendMessage", this::send).on("SendMessageBatch", this::sendBatch);
    }

    private Object send(Call call, Input input) {
        Queue queue = urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
        Stored.New message = message(queue, input, false);
        checkContent(queue, message);
        return answer(message, queue.send(List.of(message)).getFirst());
    }

    private Object sendBatch(Call call, Input input) {
        Queue queue = urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
        List<Input> entries = Batch.entries(input, "SendMessageBatchRequestEntry");
        List<Stored.New> messages = entries.stream().map(entry -> message(queue, entry, true)).toList();
        long bytes = messages.stream().mapToLong(SendActions::bytes).sum();
        if (bytes > MOST_BATCH_BYTES) {
            throw AwsException.badRequest("BatchRequestTooLong", "Batch requests cannot be longer than "
                    + MOST_BATCH_BYTES + " bytes. You have sent " + bytes + " bytes.");
        }
        Batch batch = new Batch();
        List<Stored.New> good = new ArrayList<>();
        List<String> goodIds = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String id = entries.get(i).text("Id");
            try {
                checkContent(queue, messages.get(i));
                good.add(messages.get(i));
                goodIds.add(id);
            } catch (AwsException e) {
                batch.failed(id, e);
            }
        }
        List<Stored> sent = queue.send(good);
        for (int i = 0; i < sent.size(); i++) {
            Struct entry = Struct.of("Id", goodIds.get(i));
            entry.putAll(answer(good.get(i), sent.get(i)));
            batch.succeeded(entry);
        }
        return batch.result();
    }

    /** Where the request itself is at fault; a whole batch is refused for it. */
    private Stored.New message(Queue queue, Input input, boolean batch) {
        String body = Parameters.required(input, "MessageBody");
        Map<String, MessageAttribute> attributes = Attributes.read(input, "MessageAttributes");
        Optional<String> trace = Optional.ofNullable(systemAttributes(input).get(TRACE))
                .map(MessageAttribute::stringValue);
        Optional<Integer> delay = Parameters.number(input, QueueAttributes.DELAY, 0, LONGEST_DELAY,
                "DelaySeconds must be >= 0 and <= " + LONGEST_DELAY + ".");
        Optional<String> group = input.optionalText("MessageGroupId");
        Optional<String> deduplication = input.optionalText("MessageDeduplicationId");
        if (!queue.isFifo()) {
            if (deduplication.isPresent()) {
                throw Errors.invalid(deduplication.get(), "MessageDeduplicationId", INVALID_TYPE);
            }
        } else {
            if (delay.isPresent() && delay.get() > 0) {
                throw Errors.invalid(delay.get(), QueueAttributes.DELAY, INVALID_TYPE);
            }
            if (group.isEmpty()) {
                // Recorded from AWS: the same message, but another code in a batch.
                throw batch ? Errors.invalid("The request must contain the parameter MessageGroupId.")
                        : Errors.missing("MessageGroupId");
            }
            deduplication = Optional.of(Fifo.deduplicationId(queue, group.get(), deduplication, body));
        }
        for (Optional<String> id : List.of(group, deduplication.map(each -> Fifo.shown(queue, each)))) {
            if (id.isPresent() && !id.get().matches("[\\x21-\\x7E]{1,128}")) {
                throw Errors.invalid(id.get(), id == group ? "MessageGroupId" : "MessageDeduplicationId",
                        "It can include alphanumeric characters and punctuation, and be 1 to 128 in length.");
            }
        }
        return new Stored.New(ids.uuid(), body, attributes,
                delay.orElse(queue.number(QueueAttributes.DELAY)) * (long) MILLIS, group, deduplication, trace,
                queue.isFifo() ? Optional.of(String.format("%020d", sequence.incrementAndGet())) : Optional.empty());
    }

    private static Map<String, MessageAttribute> systemAttributes(Input input) {
        if (!input.has("MessageSystemAttributes")) {
            return Map.of();
        }
        Map<String, MessageAttribute> all = new HashMap<>();
        Input given = input.struct("MessageSystemAttributes").orElseThrow();
        given.node().fieldNames().forEachRemaining(name -> {
            if (!name.equals(TRACE)) {
                throw Errors.invalid("Message system attribute name '" + name + "' is invalid.");
            }
            all.put(name, new MessageAttribute("String",
                    given.struct(name).flatMap(value -> value.optionalText("StringValue")).orElse(""), null));
        });
        return all;
    }

    /** Where a message's content is at fault; the other entries of a batch are sent. */
    private static void checkContent(Queue queue, Stored.New message) {
        int limit = queue.number(QueueAttributes.MAXIMUM_MESSAGE_SIZE);
        if (bytes(message) > limit) {
            throw Errors.invalid("One or more parameters are invalid. Reason: Message must be shorter than "
                    + limit + " bytes.");
        }
        if (!message.body().codePoints().allMatch(SendActions::isAllowed)) {
            throw AwsException.badRequest("InvalidMessageContents",
                    "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
                            + " #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == 0x9 || c == 0xA || c == 0xD || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static long bytes(Stored.New message) {
        return Attributes.bytes(message.body()) + Attributes.bytes(message.attributes());
    }

    private static Struct answer(Stored.New message, Stored sent) {
        return Struct.of("MD5OfMessageBody", Attributes.md5(message.body()))
                .with("MD5OfMessageAttributes",
                        message.attributes().isEmpty() ? null : Attributes.md5(message.attributes()))
                .with("MD5OfMessageSystemAttributes", message.trace()
                        .map(trace -> Attributes
                                .md5(Map.of(TRACE, new MessageAttribute("String", trace, null))))
                        .orElse(null))
                .with("MessageId", sent.id())
                .with("SequenceNumber", sent.sequence().orElse(null));
    }
}
