package dev.eventlabs.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a delivery is deleted by: the engine's receipt and the queue, opaque as AWS's.
 *
 * @param receipt {@code <message id>#<delivery id>}
 */
record ReceiptHandle(String queueArn, String receipt) {

    static String of(Queue queue, String receipt) {
        return Base64.getEncoder()
                .encodeToString((receipt + " " + queue.arn()).getBytes(StandardCharsets.UTF_8));
    }

    /** The engine's receipt, if the handle is one of this queue's. */
    static Optional<ReceiptHandle> parse(Queue queue, String handle) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] parts = text.split(" ");
        return parts.length == 2 && parts[1].equals(queue.arn()) && parts[0].indexOf('#') > 0
                ? Optional.of(new ReceiptHandle(parts[1], parts[0]))
                : Optional.empty();
    }

    String messageId() {
        return receipt.substring(0, receipt.indexOf('#'));
    }
}
