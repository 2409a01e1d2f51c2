package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.DeduplicationId;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.QueueStatistics;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.msg.ClearQueue;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupMessage;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateQueueDeadLettersQueue;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import scala.Option;
import scala.util.Either;

/** One queue of the engine. Thread-safe: the queue is an actor, which does one thing after the other. */
final class EngineQueue {

    /** In-memory work of microseconds; who waits longer waits for a queue that has just been deleted. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorRef actor;
    private final String name;
    private final Time time;
    private final AtomicInteger order = new AtomicInteger();

    EngineQueue(ActorRef actor, String name, Time time) {
        this.actor = actor;
        this.name = name;
        this.time = time;
    }

    /** @return the messages in the order given; in a FIFO queue a duplicate gives the message that was there before */
    List<Stored> send(List<Stored.New> messages) {
        List<CompletableFuture<Object>> answers = messages.stream()
                .map(message -> later(actor, new SendMessage(data(message))))
                .toList();
        return answers.stream().map(answer -> stored((MessageData) await(answer))).toList();
    }

    /** Doesn't wait: gives what is visible now, and hides it. */
    List<Stored> receive(int max, long visibilityMillis) {
        Object answer = ask(actor, new ReceiveMessages(new MillisVisibilityTimeout(visibilityMillis), max,
                Scala.option(Duration.ZERO), Option.empty()));
        @SuppressWarnings("unchecked") scala.collection.immutable.List<MessageData> messages = (scala.collection.immutable.List<MessageData>) answer;
        return Scala.java(messages).stream().map(EngineQueue::stored).toList();
    }

    /** A receipt that isn't the latest of its message deletes nothing. */
    void delete(List<String> receipts) {
        List<CompletableFuture<Object>> answers = receipts.stream()
                .map(receipt -> later(actor, new DeleteMessage(new DeliveryReceipt(receipt))))
                .toList();
        answers.forEach(EngineQueue::await);
    }

    /** @return whether the receipt was the latest of a message */
    boolean hide(String receipt, long visibilityMillis) {
        return ((Either<?, ?>) ask(actor, new UpdateVisibilityTimeout(new DeliveryReceipt(receipt),
                new MillisVisibilityTimeout(visibilityMillis)))).isRight();
    }

    Optional<Stored> find(String messageId) {
        @SuppressWarnings("unchecked") Option<MessageData> found = (Option<MessageData>) ask(actor,
                new LookupMessage(new MessageId(messageId)));
        return Scala.optional(found).map(EngineQueue::stored);
    }

    Depth depth() {
        // A message counts as visible only if its time lies before the one asked for.
        QueueStatistics counted = (QueueStatistics) ask(actor, new GetQueueStatistics(time.millis() + 1));
        return new Depth(counted.approximateNumberOfVisibleMessages(), counted.approximateNumberOfInvisibleMessages(),
                counted.approximateNumberOfMessagesDelayed());
    }

    void clear() {
        ask(actor, new ClearQueue());
    }

    /** From now on, messages that were received that often move to the other queue at the next receive. */
    void deadLetters(EngineQueue target, int maxReceives) {
        ask(actor, new UpdateQueueDeadLettersQueue(Scala.option(new DeadLettersQueueData(target.name, maxReceives)),
                Scala.option(target.actor)));
    }

    void noDeadLetters() {
        ask(actor, new UpdateQueueDeadLettersQueue(Option.empty(), Option.empty()));
    }

    /** How many messages are visible, in flight, and not yet visible for the first time. */
    record Depth(long visible, long inFlight, long delayed) {}

    static Object ask(ActorRef actor, Object message) {
        return await(later(actor, message));
    }

    private static CompletableFuture<Object> later(ActorRef actor, Object message) {
        return Patterns.ask(actor, message, PATIENCE).toCompletableFuture();
    }

    private static Object await(CompletableFuture<Object> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("ElasticMQ failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private NewMessageData data(Stored.New message) {
        Map<String, org.elasticmq.MessageAttribute> attributes = new HashMap<>();
        message.attributes().forEach((key, value) -> attributes.put(key, scala(value)));
        return new NewMessageData(Scala.option(new MessageId(message.id())), new MessageContent(message.body()),
                Scala.map(attributes), new MillisNextDelivery(time.millis() + message.delayMillis()),
                Scala.option(message.group().orElse(null)),
                Scala.option(message.deduplication().map(DeduplicationId::new).orElse(null)),
                // What orders the messages of a group that came within one tick of the clock.
                order.getAndIncrement(),
                Scala.option(message.trace().map(TracingId::new).orElse(null)),
                Scala.option(message.sequence().orElse(null)), Option.empty());
    }

    private static Stored stored(MessageData data) {
        Map<String, MessageAttribute> attributes = new HashMap<>();
        Scala.java(data.messageAttributes()).forEach((key, value) -> attributes.put(key, java(value)));
        return new Stored(data.id().id(),
                Scala.optional(data.deliveryReceipt()).map(DeliveryReceipt::receipt).orElse(""),
                data.content().value(), attributes, data.created().toInstant(),
                data.statistics().approximateFirstReceive() instanceof OnDateTimeReceived at
                        ? Optional.of(at.when().toInstant())
                        : Optional.<Instant>empty(),
                data.statistics().approximateReceiveCount(), Scala.optional(data.messageGroupId()),
                Scala.optional(data.messageDeduplicationId()).map(DeduplicationId::id),
                Scala.optional(data.tracingId()).map(TracingId::id), Scala.optional(data.sequenceNumber()),
                Scala.optional(data.deadLetterSourceQueueName()), data.nextDelivery().millis());
    }

    private static org.elasticmq.MessageAttribute scala(MessageAttribute attribute) {
        String[] type = attribute.dataType().split("\\.", 2);
        Option<String> custom = Scala.option(type.length == 2 ? type[1] : null);
        return switch (type[0]) {
            case "Binary" -> BinaryMessageAttribute
                    .fromBase64(Base64.getEncoder().encodeToString(attribute.binaryValue()), custom);
            case "Number" -> new NumberMessageAttribute(attribute.stringValue(), custom);
            default -> new StringMessageAttribute(attribute.stringValue(), custom);
        };
    }

    private static MessageAttribute java(org.elasticmq.MessageAttribute attribute) {
        return switch (attribute) {
            case BinaryMessageAttribute binary -> new MessageAttribute(binary.getDataType(), null,
                    Base64.getDecoder().decode(binary.asBase64()));
            case NumberMessageAttribute number -> new MessageAttribute(number.getDataType(), number.stringValue(),
                    null);
            case StringMessageAttribute text -> new MessageAttribute(text.getDataType(), text.stringValue(), null);
            default -> throw new IllegalStateException("An attribute of type " + attribute.getClass());
        };
    }
}
