package dev.eventlabs.test.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A queue of messages, whatever they hold. Thread-safe. */
public final class MessageQueue {

    /** What SQS takes and gives at once. */
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String url;

    public MessageQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    public String url() {
        return url;
    }

    /** Sends the bodies as they are, in batches of ten. */
    public void send(List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<String> batch = bodies.subList(from, Math.min(from + BATCH, bodies.size()));
            List<SendMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder().id("m" + i).messageBody(batch.get(i)).build())
                    .toList();
            SendMessageBatchResponse answer = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
            if (answer.hasFailed()) {
                throw new IllegalStateException("Not sent: " + answer.failed());
            }
        }
    }

    /** Receives and deletes up to ten messages; empty when there are none now. */
    public List<String> take() {
        List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(BATCH))
                .messages();
        if (!messages.isEmpty()) {
            List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                    .mapToObj(i -> DeleteMessageBatchRequestEntry.builder().id("m" + i)
                            .receiptHandle(messages.get(i).receiptHandle()).build())
                    .toList();
            sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
        }
        return messages.stream().map(Message::body).toList();
    }

    /** Takes what is visible, until nothing is. */
    public List<String> takeAll() {
        List<String> bodies = new ArrayList<>();
        for (List<String> batch = take(); !batch.isEmpty(); batch = take()) {
            bodies.addAll(batch);
        }
        return bodies;
    }

    /** Looks at what is visible, without taking it: it is hidden for two seconds. */
    public List<String> look() {
        List<String> bodies = new ArrayList<>();
        List<Message> batch;
        do {
            batch = sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(BATCH).visibilityTimeout(2))
                    .messages();
            batch.forEach(message -> bodies.add(message.body()));
        } while (!batch.isEmpty());
        return bodies;
    }

    /** Messages that wait, and those that were received and are hidden. */
    public Depth depth() {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        return new Depth(Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
    }

    public record Depth(int visible, int inFlight) {

        public int total() {
            return visible + inFlight;
        }
    }
}
