package dev.eventlabs.local.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Port: queues as an event source reads them and a destination is sent to, whoever provides them. */
public interface MessageQueues {

    boolean exists(String queueArn);

    /** The queue's visibility time-out. */
    Duration visibilityTimeout(String queueArn);

    /**
     * Long poll. Returns at once if there is a message, else empty after the wait.
     *
     * @param max 1 to 10
     * @param wait 0 to 20 seconds
     */
    List<Message> receive(String queueArn, int max, Duration wait) throws InterruptedException;

    /** Deletes up to any number of messages, by receipt handle. */
    void delete(String queueArn, List<String> receiptHandles);

    void send(String queueArn, String body, Map<String, String> stringAttributes);

    /**
     * @param attributes the system attributes ({@code ApproximateReceiveCount}, {@code SentTimestamp} …), all text as in SQS
     * @param messageAttributes the sender's
     * @param md5OfMessageAttributes null if there are none
     */
    record Message(String messageId, String receiptHandle, String body, String md5OfBody,
            Map<String, String> attributes, Map<String, MessageAttribute> messageAttributes,
            String md5OfMessageAttributes) {}

    /**
     * @param dataType {@code String}, {@code Number}, {@code Binary}, or one with a custom suffix
     * @param stringValue null for binary
     * @param binaryValue null for text and numbers
     */
    record MessageAttribute(String dataType, String stringValue, byte[] binaryValue) {}
}
