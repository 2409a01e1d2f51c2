package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and checks the members of {@code CreateEventSourceMapping} and {@code UpdateEventSourceMapping}. What only other kinds of sources have is
 * refused by name, as is a source that the embedded AWS doesn't read yet.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">parameters for SQS</a>
 */
final class SettingsReader {

    private static final int MOST_FILTERS = 5;
    private static final int LONGEST_PATTERN = 4096;
    private static final int MOST_WITHOUT_WINDOW = 10;
    private static final int MOST_IN_FIFO_BATCH = 10;
    private static final String REPORT = "ReportBatchItemFailures";

    /** What the API knows for streams, brokers and databases. */
    private static final List<String> NOT_FOR_QUEUES = List.of("StartingPosition", "StartingPositionTimestamp",
            "ParallelizationFactor", "MaximumRecordAgeInSeconds", "BisectBatchOnFunctionError",
            "MaximumRetryAttempts", "TumblingWindowInSeconds", "DestinationConfig", "Topics", "Queues",
            "SourceAccessConfigurations", "SelfManagedEventSource", "AmazonManagedKafkaEventSourceConfig",
            "SelfManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig");

    /** Structures that change nothing here: nobody polls more or less, or encrypts, on a laptop. */
    private static final List<String> WITHOUT_EFFECT = List.of("MetricsConfig", "LoggingConfig",
            "ProvisionedPollerConfig");
    private static final String KEY = "KMSKeyArn";

    private SettingsReader() {}

    static Settings create(Scope scope, Input input) {
        String source = input.optionalText("EventSourceArn").filter(arn -> !arn.isEmpty())
                .orElseThrow(() -> invalid("EventSourceArn is required: the embedded AWS reads SQS queues."));
        checkSource(source);
        return read(input, new Settings(function(input, scope).orElseThrow(
                () -> constraint("null", "functionName", "Member must not be null")), source, true,
                Settings.DEFAULT_BATCH_SIZE, 0, List.of(), false, Optional.empty(), input.map("Tags"), Map.of()),
                scope);
    }

    /** Members that aren't there keep what they are. */
    static Settings update(Scope scope, Input input, Settings before) {
        return read(input, before, scope);
    }

    private static Settings read(Input input, Settings before, Scope scope) {
        for (String member : NOT_FOR_QUEUES) {
            if (input.has(member) && !isEmpty(input, member)) {
                throw invalid(member + " isn't supported for SQS event sources.");
            }
        }
        Settings settings = new Settings(function(input, scope).orElse(before.functionArn()), before.sourceArn(),
                input.optionalFlag("Enabled").orElse(before.enabled()),
                number(input, "BatchSize", 1, 10_000).orElse(before.batchSize()),
                number(input, "MaximumBatchingWindowInSeconds", 0, 300).orElse(before.windowSeconds()),
                patterns(input).orElse(before.patterns()),
                input.has("FunctionResponseTypes") ? reports(input) : before.reportsFailures(),
                input.has("ScalingConfig") ? concurrency(input) : before.maximumConcurrency(), before.tags(),
                withoutEffect(input, before.withoutEffect()));
        check(settings);
        return settings;
    }

    private static void check(Settings settings) {
        if (settings.isFifo()) {
            if (settings.windowSeconds() > 0) {
                throw invalid("Batching window is not supported for FIFO queues.");
            }
            if (settings.batchSize() > MOST_IN_FIFO_BATCH) {
                throw invalid("Batch size must not be greater than " + MOST_IN_FIFO_BATCH + " for FIFO queues.");
            }
        } else if (settings.batchSize() > MOST_WITHOUT_WINDOW && settings.windowSeconds() == 0) {
            throw invalid(
                    "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than "
                            + MOST_WITHOUT_WINDOW);
        }
        Filter.of(settings.patterns());
    }

    private static void checkSource(String arn) {
        String[] parts = arn.split(":", 6);
        String service = parts.length == 6 && parts[0].equals("arn") ? parts[2] : "";
        switch (service) {
            case "sqs" -> {}
            case "dynamodb", "kinesis", "kafka", "mq", "rds" -> throw invalid(
                    "The embedded AWS doesn't read event sources of type " + service + " yet, only sqs. Source: "
                            + arn);
            default -> throw invalid("Unrecognized event source, must be Kinesis, DynamoDB Stream or SQS."
                    + " Unsupported source arn : " + arn);
        }
    }

    private static Optional<String> function(Input input, Scope scope) {
        return input.optionalText("FunctionName").filter(name -> !name.isEmpty())
                .map(name -> FunctionName.parse(scope, name).qualifiedArn(scope));
    }

    private static Optional<Integer> number(Input input, String member, int from, int to) {
        Optional<Integer> number = input.optionalInt(member);
        String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        number.filter(value -> value < from).ifPresent(value -> {
            throw constraint(value, name, "Member must have value greater than or equal to " + from);
        });
        number.filter(value -> value > to).ifPresent(value -> {
            throw constraint(value, name, "Member must have value less than or equal to " + to);
        });
        return number;
    }

    private static Optional<List<String>> patterns(Input input) {
        return input.struct("FilterCriteria").map(criteria -> {
            List<String> patterns = criteria.structs("Filters").stream()
                    .map(filter -> filter.optionalText("Pattern").orElse("")).toList();
            if (patterns.size() > MOST_FILTERS) {
                throw invalid("FilterCriteria has " + patterns.size() + " filters; at most " + MOST_FILTERS
                        + " are allowed.");
            }
            if (patterns.stream().anyMatch(pattern -> pattern.length() > LONGEST_PATTERN)) {
                throw invalid("Filter pattern is too long: at most " + LONGEST_PATTERN + " characters.");
            }
            return patterns;
        });
    }

    private static boolean reports(Input input) {
        List<String> types = input.texts("FunctionResponseTypes");
        if (types.stream().anyMatch(type -> !type.equals(REPORT))) {
            throw constraint(types, "functionResponseTypes",
                    "Member must satisfy constraint: [Member must satisfy enum value set: [" + REPORT + "]]");
        }
        return !types.isEmpty();
    }

    private static Optional<Integer> concurrency(Input input) {
        return number(input.struct("ScalingConfig").orElseThrow(), "MaximumConcurrency", 2, 1000);
    }

    /** An empty one takes back what was there. */
    private static Map<String, JsonNode> withoutEffect(Input input, Map<String, JsonNode> before) {
        Map<String, JsonNode> kept = new LinkedHashMap<>(before);
        for (String member : WITHOUT_EFFECT) {
            input.struct(member).ifPresent(given -> {
                if (given.node().isEmpty()) {
                    kept.remove(member);
                } else {
                    kept.put(member, given.node());
                }
            });
        }
        input.optionalText(KEY).ifPresent(arn -> {
            if (arn.isEmpty()) {
                kept.remove(KEY);
            } else {
                kept.put(KEY, TextNode.valueOf(arn));
            }
        });
        return Map.copyOf(kept);
    }

    private static boolean isEmpty(Input input, String member) {
        return input.node().get(member).isContainerNode() && input.node().get(member).isEmpty();
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterValueException", message);
    }

    private static AwsException constraint(Object value, String member, String constraint) {
        return AwsException.constraint("ValidationException", value, member, constraint);
    }
}
