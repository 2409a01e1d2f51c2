package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * By what a FIFO queue knows duplicates.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">deduplication</a>
 */
final class Fifo {

    /** The engine knows duplicates by queue only; this stands between group and id where the group is the scope. */
    private static final char SEPARATOR = '\n';

    private Fifo() {}

    /** What the engine is to compare. */
    static String deduplicationId(Queue queue, String group, Optional<String> given, String body) {
        String id = given.orElseGet(() -> {
            if (!"true".equals(queue.attributes().get(QueueAttributes.CONTENT_DEDUPLICATION))) {
                throw AwsException.badRequest("InvalidParameterValue",
                        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                                + " explicitly");
            }
            return sha256(body);
        });
        return "messageGroup".equals(queue.attributes().get(QueueAttributes.DEDUPLICATION_SCOPE))
                ? group + SEPARATOR + id
                : id;
    }

    /** What the caller sees of it. */
    static String shown(Queue queue, String id) {
        return queue.isFifo() ? id.substring(id.indexOf(SEPARATOR) + 1) : id;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
