package dev.eventlabs.local.eventsource.settings;

import dev.eventlabs.local.spi.Json;
import java.util.List;

/** What can be read, and the members of the API that are only for the others. */
public enum SourceKind {

    QUEUE, DYNAMODB, KINESIS;

    /** Brokers and databases, which aren't read here at all. */
    private static final List<String> ELSEWHERE = List.of("Topics", "Queues", "SourceAccessConfigurations",
            "SelfManagedEventSource", "AmazonManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig",
            "DocumentDBEventSourceConfig");
    private static final List<String> OF_STREAMS = List.of("StartingPosition", "StartingPositionTimestamp",
            "ParallelizationFactor", "MaximumRecordAgeInSeconds", "BisectBatchOnFunctionError",
            "MaximumRetryAttempts", "TumblingWindowInSeconds", "DestinationConfig");
    private static final int DEFAULT_OF_STREAMS = 100;
    private static final int DEFAULT_OF_QUEUES = 10;
    private static final List<String> OF_QUEUES = List.of("ScalingConfig", "ProvisionedPollerConfig");

    /** @throws dev.eventlabs.local.spi.AwsException if it can't be read here */
    public static SourceKind of(String arn) {
        String[] parts = arn.split(":", 6);
        String service = parts.length == 6 && parts[0].equals("arn") ? parts[2] : "";
        return switch (service) {
            case "sqs" -> QUEUE;
            case "dynamodb" -> DYNAMODB;
            case "kinesis" -> {
                if (arn.contains("/consumer/")) {
                    throw Members.invalid("The embedded AWS has no dedicated-throughput consumers as event sources;"
                            + " give the stream's own ARN, " + arn.substring(0, arn.indexOf("/consumer/"))
                            + ". Source: " + arn);
                }
                yield KINESIS;
            }
            case "kafka", "mq", "rds" -> throw Members.invalid("The embedded AWS doesn't read event sources of type "
                    + service + ", only sqs, dynamodb and kinesis. Source: " + arn);
            default -> throw Members.invalid("Unrecognized event source, must be Kinesis, DynamoDB Stream or SQS."
                    + " Unsupported source arn : " + arn);
        };
    }

    /** AWS's default. */
    public int defaultBatchSize() {
        return isStream() ? DEFAULT_OF_STREAMS : DEFAULT_OF_QUEUES;
    }

    public boolean isStream() {
        return this != QUEUE;
    }

    /**
     * The data of Kinesis is filtered as JSON or not at all.
     *
     * @param patterns that are patterns
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html">filtering</a>
     */
    void check(List<String> patterns) {
        if (this == KINESIS && patterns.stream().map(Json::parseOwn).map(each -> each.path("data"))
                .anyMatch(data -> !data.isMissingNode() && !data.isObject())) {
            throw Members.invalid("Invalid filter pattern definition.");
        }
    }

    /** @throws dev.eventlabs.local.spi.AwsException naming a member that only other kinds of sources have */
    void refuseWhatIsOfOthers(Members members) {
        members.refuse(ELSEWHERE);
        members.refuse(isStream() ? OF_QUEUES : OF_STREAMS);
    }
}
