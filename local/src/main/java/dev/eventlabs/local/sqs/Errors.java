package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import java.util.Map;

/**
 * SQS's errors. The JSON protocol names the shape, the query protocol (and the header {@code x-amzn-query-error}, by which newer SDKs still
 * report it) another code.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html">common errors</a>
 */
final class Errors {

    private static final String PREFIX = "AWS.SimpleQueueService.";

    /** Those whose code isn't the name of the shape. */
    private static final Map<String, String> QUERY_CODES = Map.ofEntries(
            Map.entry("QueueDoesNotExist", PREFIX + "NonExistentQueue"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("BatchEntryIdsNotDistinct", PREFIX + "BatchEntryIdsNotDistinct"),
            Map.entry("BatchRequestTooLong", PREFIX + "BatchRequestTooLong"),
            Map.entry("EmptyBatchRequest", PREFIX + "EmptyBatchRequest"),
            Map.entry("InvalidBatchEntryId", PREFIX + "InvalidBatchEntryId"),
            Map.entry("TooManyEntriesInBatchRequest", PREFIX + "TooManyEntriesInBatchRequest"),
            Map.entry("MessageNotInflight", PREFIX + "MessageNotInflight"),
            Map.entry("PurgeQueueInProgress", PREFIX + "PurgeQueueInProgress"),
            Map.entry("UnsupportedOperation", PREFIX + "UnsupportedOperation"));

    private Errors() {}

    static String queryCode(String shape) {
        return QUERY_CODES.getOrDefault(shape, shape);
    }

    static AwsException noSuchQueue() {
        return AwsException.badRequest("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsException missing(String parameter) {
        return AwsException.badRequest("MissingParameter",
                "The request must contain the parameter " + parameter + ".");
    }

    static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterValue", message);
    }

    static AwsException invalid(Object value, String parameter, String reason) {
        return invalid("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsException attributeValue(String attribute) {
        return AwsException.badRequest("InvalidAttributeValue",
                "Invalid value for the parameter " + attribute + ".");
    }

    static AwsException attributeName(String attribute) {
        return AwsException.badRequest("InvalidAttributeName", "Unknown Attribute " + attribute + ".");
    }

    static AwsException notFound(String message) {
        return AwsException.notFound("ResourceNotFoundException", message);
    }

    static AwsException receiptHandle(String handle) {
        return AwsException.notFound("ReceiptHandleIsInvalid",
                "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }
}
