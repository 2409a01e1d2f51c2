package dev.eventlabs.runtime.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue of orders, from the sender's side. Thread-safe. */
final class OrderQueue {
    /** The most messages that SQS takes in one call. */
    static final int LARGEST_BATCH = 10;
    private static final int ATTEMPTS = 6;

    private final SqsClient sqs;
    private final String url;
    private final Duration firstPause;

    /**
     * @param firstPause between the first attempt and the second; each further one is twice as long
     */
    OrderQueue(SqsClient sqs, String url, Duration firstPause) {
        this.sqs = sqs;
        this.url = url;
        this.firstPause = firstPause;
    }

    /**
     * Sends at most {@value #LARGEST_BATCH} orders. What fails is sent again, and only that: a batch that SQS answers with
     * 200 may still have failed in part. An order can be in the queue twice, as with any queue of this kind.
     */
    Delivery send(List<SimulatedOrder> orders) {
        Delivery delivery = attempt(orders);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (!(delivery instanceof Delivery.Incomplete rest) || !rest.worthRetrying() || !pause(attempt)) {
                break;
            }
            delivery = attempt(rest.unsent());
        }
        return delivery;
    }

    private Delivery attempt(List<SimulatedOrder> orders) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            entries.add(SendMessageBatchRequestEntry.builder().id(Integer.toString(i)).messageBody(orders.get(i).body())
                    .build());
        }
        try {
            List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries))
                    .failed();
            if (failed.isEmpty()) {
                return new Delivery.Complete();
            }
            BatchResultErrorEntry first = failed.getFirst();
            return new Delivery.Incomplete(
                    failed.stream().map(entry -> orders.get(Integer.parseInt(entry.id()))).toList(),
                    "SQS: " + first.code() + ": " + first.message(),
                    failed.stream().noneMatch(BatchResultErrorEntry::senderFault));
        } catch (SdkException e) {
            boolean ourFault = e instanceof SdkServiceException answer && answer.statusCode() < 500
                    && !answer.isThrottlingException();
            return new Delivery.Incomplete(orders, e.getMessage(), !ourFault);
        }
    }

    private boolean pause(int attempt) {
        try {
            Thread.sleep(firstPause.multipliedBy(1L << (attempt - 1)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks for the queue's ARN: the way to SQS and back, and nothing is sent. */
    void warmUp() {
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
    }
}
