package dev.eventlabs.local.eventsource.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and checks the members of {@code CreateEventSourceMapping} and {@code UpdateEventSourceMapping}. What only other kinds of sources have is
 * refused by name, as is a source that the embedded AWS doesn't read.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">parameters for SQS</a>
 */
public final class SettingsReader {

    private static final int MOST_IN_BATCH = 10_000;
    private static final int LONGEST_WINDOW = 300;
    private static final int MOST_FILTERS = 5;
    private static final int LONGEST_PATTERN = 4096;
    private static final int MOST_WITHOUT_WINDOW = 10;
    private static final int MOST_IN_FIFO_BATCH = 10;
    private static final String REPORT = "ReportBatchItemFailures";

    /** Structures that change nothing here: nobody polls more or less, or encrypts, on a laptop. */
    private static final List<String> WITHOUT_EFFECT = List.of("MetricsConfig", "LoggingConfig",
            "ProvisionedPollerConfig");
    private static final String KEY = "KMSKeyArn";

    private SettingsReader() {}

    /** @throws AwsException as {@code CreateEventSourceMapping} does for what isn't allowed */
    public static Settings create(Scope scope, Input input, Instant now) {
        String source = input.optionalText("EventSourceArn").filter(arn -> !arn.isEmpty())
                .orElseThrow(() -> Members.invalid("Unrecognized event source."));
        SourceKind kind = SourceKind.of(source);
        Members members = new Members(input);
        kind.refuseWhatIsOfOthers(members);
        SourceSettings own = kind.isStream() ? new StreamSettingsReader(members).create(kind, source, now)
                : new QueueSettings(Optional.empty());
        return read(members, new Settings(function(input, scope).orElseThrow(
                () -> Members.constraint("null", "functionName", "Member must not be null")), source, true,
                kind.defaultBatchSize(), 0, List.of(), false, own, input.map("Tags"), Map.of()), scope);
    }

    /** Members that aren't there keep what they are. @throws AwsException as {@code UpdateEventSourceMapping} does */
    public static Settings update(Scope scope, Input input, Settings before) {
        Members members = new Members(input);
        // What a mapping began with is no member of the update; a template repeats it there.
        SourceKind kind = SourceKind.of(before.sourceArn());
        kind.refuseWhatIsOfOthers(members);
        return read(members, before, scope);
    }

    private static Settings read(Members members, Settings before, Scope scope) {
        Input input = members.input();
        SourceSettings own = switch (before.source()) {
            case QueueSettings queue -> input.has("ScalingConfig") ? new QueueSettings(concurrency(input)) : queue;
            case StreamSettings stream -> new StreamSettingsReader(members).update(stream);
        };
        Settings settings = new Settings(function(input, scope).orElse(before.functionArn()), before.sourceArn(),
                input.optionalFlag("Enabled").orElse(before.enabled()),
                members.number("BatchSize", 1, MOST_IN_BATCH).orElse(before.batchSize()),
                members.number("MaximumBatchingWindowInSeconds", 0, LONGEST_WINDOW).orElse(before.windowSeconds()),
                patterns(input).orElse(before.patterns()),
                input.has("FunctionResponseTypes") ? reports(input) : before.reportsFailures(),
                own, before.tags(), withoutEffect(input, before.withoutEffect()));
        if (own instanceof QueueSettings) {
            check(settings);
        }
        Filter.of(settings.patterns());
        SourceKind.of(settings.sourceArn()).check(settings.patterns());
        return settings;
    }

    private static void check(Settings settings) {
        if (settings.isFifo()) {
            if (settings.windowSeconds() > 0) {
                throw Members.invalid("Batching window is not supported for FIFO queues.");
            }
            if (settings.batchSize() > MOST_IN_FIFO_BATCH) {
                throw Members
                        .invalid("Batch size must not be greater than " + MOST_IN_FIFO_BATCH + " for FIFO queues.");
            }
        } else if (settings.batchSize() > MOST_WITHOUT_WINDOW && settings.windowSeconds() == 0) {
            throw Members.invalid(
                    "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than "
                            + MOST_WITHOUT_WINDOW);
        }
    }

    private static Optional<String> function(Input input, Scope scope) {
        return input.optionalText("FunctionName").filter(name -> !name.isEmpty())
                .map(name -> FunctionName.parse(scope, name).qualifiedArn(scope));
    }

    private static Optional<List<String>> patterns(Input input) {
        return input.struct("FilterCriteria").map(criteria -> {
            List<String> patterns = criteria.structs("Filters").stream()
                    .map(filter -> filter.optionalText("Pattern").orElse("")).toList();
            if (patterns.size() > MOST_FILTERS) {
                throw Members.invalid("FilterCriteria has " + patterns.size() + " filters; at most " + MOST_FILTERS
                        + " are allowed.");
            }
            if (patterns.stream().anyMatch(pattern -> pattern.length() > LONGEST_PATTERN)) {
                throw Members.invalid("Filter pattern is too long: at most " + LONGEST_PATTERN + " characters.");
            }
            return patterns;
        });
    }

    private static boolean reports(Input input) {
        List<String> types = input.texts("FunctionResponseTypes");
        if (types.stream().anyMatch(type -> !type.equals(REPORT))) {
            throw Members.constraint(types, "functionResponseTypes",
                    "Member must satisfy constraint: [Member must satisfy enum value set: [" + REPORT + "]]");
        }
        return !types.isEmpty();
    }

    private static Optional<Integer> concurrency(Input input) {
        return new Members(input.struct("ScalingConfig").orElseThrow()).number("MaximumConcurrency", 2, 1000);
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
}
