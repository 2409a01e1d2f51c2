package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attributes that a caller sets: their defaults and what they may be. Values are text, as on the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class QueueAttributes {

    static final String VISIBILITY_TIMEOUT = "VisibilityTimeout";
    static final String MAXIMUM_MESSAGE_SIZE = "MaximumMessageSize";
    static final String RETENTION = "MessageRetentionPeriod";
    static final String DELAY = "DelaySeconds";
    static final String WAIT = "ReceiveMessageWaitTimeSeconds";
    static final String REDRIVE = "RedrivePolicy";
    static final String REDRIVE_ALLOW = "RedriveAllowPolicy";
    static final String POLICY = "Policy";
    static final String FIFO = "FifoQueue";
    static final String CONTENT_DEDUPLICATION = "ContentBasedDeduplication";
    static final String DEDUPLICATION_SCOPE = "DeduplicationScope";
    static final String THROUGHPUT_LIMIT = "FifoThroughputLimit";
    static final String KMS_KEY = "KmsMasterKeyId";
    static final String KMS_REUSE = "KmsDataKeyReusePeriodSeconds";
    static final String SQS_ENCRYPTION = "SqsManagedSseEnabled";
    static final int MOST_MESSAGE_BYTES = 1 << 20;

    /** What {@code GetQueueAttributes} computes. */
    static final List<String> COMPUTED = List.of("QueueArn", "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed", "CreatedTimestamp",
            "LastModifiedTimestamp");

    private static final Map<String, Range> NUMBERS = Map.of(VISIBILITY_TIMEOUT, new Range(0, 43_200),
            MAXIMUM_MESSAGE_SIZE, new Range(1024, MOST_MESSAGE_BYTES), RETENTION, new Range(60, 1_209_600),
            DELAY, new Range(0, 900), WAIT, new Range(0, 20), KMS_REUSE, new Range(60, 86_400));
    private static final Map<String, Set<String>> WORDS = Map.of(FIFO, Set.of("true"),
            CONTENT_DEDUPLICATION, Set.of("true", "false"), SQS_ENCRYPTION, Set.of("true", "false"),
            DEDUPLICATION_SCOPE, Set.of("messageGroup", "queue"),
            THROUGHPUT_LIMIT, Set.of("perQueue", "perMessageGroupId"));
    private static final Set<String> FOR_FIFO = Set.of(FIFO, CONTENT_DEDUPLICATION, DEDUPLICATION_SCOPE,
            THROUGHPUT_LIMIT);
    private static final Set<String> REMOVABLE = Set.of(REDRIVE, REDRIVE_ALLOW, POLICY, KMS_KEY);

    private record Range(int from, int to) {}

    private QueueAttributes() {}

    static boolean isKnown(String name) {
        return NUMBERS.containsKey(name) || WORDS.containsKey(name) || REMOVABLE.contains(name);
    }

    /** Whether an empty value takes it away. */
    static boolean isRemovable(String name) {
        return REMOVABLE.contains(name);
    }

    static Map<String, String> defaults(boolean fifo) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(VISIBILITY_TIMEOUT, "30");
        all.put(MAXIMUM_MESSAGE_SIZE, Integer.toString(MOST_MESSAGE_BYTES));
        all.put(RETENTION, "345600");
        all.put(DELAY, "0");
        all.put(WAIT, "0");
        all.put(SQS_ENCRYPTION, "true");
        if (fifo) {
            all.put(FIFO, "true");
            all.put(CONTENT_DEDUPLICATION, "false");
            all.put(DEDUPLICATION_SCOPE, "queue");
            all.put(THROUGHPUT_LIMIT, "perQueue");
        }
        return all;
    }

    /**
     * @param current what the queue has; not changed
     * @param wanted what the caller sets
     * @return what the queue then has
     * @throws AwsException for an unknown attribute or a value that isn't allowed
     */
    static Map<String, String> merge(Map<String, String> current, Map<String, String> wanted) {
        boolean fifo = current.containsKey(FIFO);
        Map<String, String> all = new LinkedHashMap<>(current);
        wanted.forEach((name, value) -> {
            if (!isKnown(name) || FOR_FIFO.contains(name) && !fifo) {
                throw Errors.attributeName(name);
            }
            if (REMOVABLE.contains(name) && value.isEmpty()) {
                all.remove(name);
            } else {
                all.put(name, checked(name, value));
            }
        });
        encryption(all, wanted);
        return all;
    }

    private static String checked(String name, String value) {
        Range range = NUMBERS.get(name);
        if (range != null) {
            return Integer.toString(number(name, value, range));
        }
        if (WORDS.containsKey(name) && !WORDS.get(name).contains(value)) {
            throw Errors.attributeValue(name);
        }
        return switch (name) {
            case REDRIVE -> RedrivePolicy.parse(value).json();
            case REDRIVE_ALLOW -> {
                RedriveAllowPolicy.parse(value);
                yield value;
            }
            case POLICY -> policy(value);
            default -> value;
        };
    }

    private static String policy(String value) {
        try {
            if (Json.parse(value.getBytes(StandardCharsets.UTF_8)).isObject()) {
                return value;
            }
        } catch (IOException e) {
            // Not JSON either: refused below.
        }
        throw Errors.attributeValue(POLICY);
    }

    private static int number(String name, String value, Range range) {
        try {
            int number = Integer.parseInt(value);
            if (number >= range.from() && number <= range.to()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as one that is out of range.
        }
        throw Errors.attributeValue(name);
    }

    /** A queue has one kind of encryption: its own key, or SQS's. */
    private static void encryption(Map<String, String> all, Map<String, String> wanted) {
        boolean key = !wanted.getOrDefault(KMS_KEY, "").isEmpty();
        boolean own = "true".equals(wanted.get(SQS_ENCRYPTION));
        if (key && own) {
            throw AwsException.badRequest("InvalidAttributeName",
                    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or"
                            + " SQS SSE.");
        }
        if (key) {
            all.put(SQS_ENCRYPTION, "false");
            all.putIfAbsent(KMS_REUSE, "300");
        } else if (own) {
            all.remove(KMS_KEY);
            all.remove(KMS_REUSE);
        }
    }
}
