package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.MessageQueues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues as other services use them: the engine called directly. Thread-safe. */
final class QueuePort implements MessageQueues {

    private final Queues queues;
    private final Ids ids;

    QueuePort(Queues queues, Ids ids) {
        this.queues = queues;
        this.ids = ids;
    }

    @Override
    public boolean exists(String queueArn) {
        return queues.find(queueArn).isPresent();
    }

    @Override
    public Duration visibilityTimeout(String queueArn) {
        return Duration.ofSeconds(queue(queueArn).number(QueueAttributes.VISIBILITY_TIMEOUT));
    }

    @Override
    public List<Message> receive(String queueArn, int max, Duration wait) throws InterruptedException {
        Queue queue = queue(queueArn);
        Duration hidden = Duration.ofSeconds(queue.number(QueueAttributes.VISIBILITY_TIMEOUT));
        return queue.receive(max, hidden, wait).stream()
                .map(message -> new Message(message.id(), ReceiptHandle.of(queue, message.receipt()), message.body(),
                        Attributes.md5(message.body()), ReceiveActions.systemAttributes(queue, message),
                        message.attributes(),
                        message.attributes().isEmpty() ? null : Attributes.md5(message.attributes())))
                .toList();
    }

    @Override
    public void delete(String queueArn, List<String> receiptHandles) {
        Queue queue = queue(queueArn);
        queue.delete(receiptHandles.stream().map(handle -> ReceiptHandle.parse(queue, handle)
                .orElseThrow(() -> Errors.receiptHandle(handle)).receipt()).toList());
    }

    @Override
    public void send(String queueArn, String body, Map<String, String> stringAttributes) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        stringAttributes.forEach((name, value) -> attributes.put(name, new MessageAttribute("String", value, null)));
        Queue queue = queue(queueArn);
        queue.send(List.of(new Stored.New(ids.uuid(), body, attributes,
                queue.number(QueueAttributes.DELAY) * 1000L, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty())));
    }

    private Queue queue(String arn) {
        return queues.find(arn).orElseThrow(Errors::noSuchQueue);
    }
}
