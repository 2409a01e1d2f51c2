package dev.eventlabs.cli.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * A queue, looked at from outside.
 *
 * @param url of it
 */
record Queue(SqsClient sqs, String url) {

    private static final int LARGEST_BATCH = 10;
    private static final int WHILE_LOOKING_SECONDS = 120;

    /**
     * @param available to be received
     * @param inFlight received, but neither deleted nor visible again
     */
    record Depth(long available, long inFlight) {

        long all() {
            return available + inFlight;
        }
    }

    String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** As far as SQS knows: on AWS these figures lag behind. */
    Depth depth() {
        Map<String, String> attributes = sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
        return new Depth(Long.parseLong(attributes.getOrDefault("ApproximateNumberOfMessages", "0")),
                Long.parseLong(attributes.getOrDefault("ApproximateNumberOfMessagesNotVisible", "0")));
    }

    /** Returns the MD5 of the body as the queue has it. */
    String send(String body) {
        SendMessageResponse response = sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
        return response.md5OfMessageBody();
    }

    /** All messages that can be received; they are received once more by that, and visible again afterwards. */
    List<Message> peek() {
        Map<String, Message> messages = new LinkedHashMap<>();
        Map<String, String> handles = new LinkedHashMap<>();
        List<software.amazon.awssdk.services.sqs.model.Message> received;
        do {
            received = sqs.receiveMessage(request -> request.queueUrl(url)
                    .maxNumberOfMessages(LARGEST_BATCH)
                    .visibilityTimeout(WHILE_LOOKING_SECONDS)
                    // Without waiting, AWS asks a sample of its servers only.
                    .waitTimeSeconds(1)
                    .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)).messages();
            for (software.amazon.awssdk.services.sqs.model.Message each : received) {
                int receives = Integer.parseInt(
                        each.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0"));
                messages.put(each.messageId(), new Message(each.messageId(), each.body(), receives));
                handles.put(each.messageId(), each.receiptHandle());
            }
        } while (!received.isEmpty());
        show(List.copyOf(handles.values()));
        return List.copyOf(messages.values());
    }

    private void show(List<String> handles) {
        for (int start = 0; start < handles.size(); start += LARGEST_BATCH) {
            List<String> batch = handles.subList(start, Math.min(start + LARGEST_BATCH, handles.size()));
            List<ChangeMessageVisibilityBatchRequestEntry> entries = batch.stream()
                    .map(handle -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(batch.indexOf(handle)))
                            .receiptHandle(handle)
                            .visibilityTimeout(0)
                            .build())
                    .toList();
            sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
        }
    }
}
