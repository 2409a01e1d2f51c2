package dev.eventlabs.local.eventsource.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.settings.StreamSettings.Start;
import dev.eventlabs.local.spi.Input;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and checks the members that streams have.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html">parameters for Kinesis</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html">parameters for DynamoDB</a>
 */
final class StreamSettingsReader {

    private static final int MOST_LANES = 10;
    private static final int MOST_RETRIES = 10_000;
    private static final int LEAST_AGE = 60;
    private static final int MOST_AGE = 604_800;
    private static final int LONGEST_TUMBLING = 900;
    private static final String ON_FAILURE = "OnFailure";

    private final Members members;
    private final Input input;

    StreamSettingsReader(Members members) {
        this.members = members;
        input = members.input();
    }

    /** Those that can't change later; the others have their defaults. */
    StreamSettings create(SourceKind kind, String arn, Instant now) {
        Start start = start(kind, arn);
        return new StreamSettings(start, timestamp(start, now), 1, StreamSettings.INFINITE, StreamSettings.INFINITE,
                false, 0, Optional.empty());
    }

    /** Members that aren't there keep what they are; where reading began can't be changed. */
    StreamSettings update(StreamSettings before) {
        StreamSettings settings = new StreamSettings(before.start(), before.timestamp(),
                members.number("ParallelizationFactor", 1, MOST_LANES).orElse(before.parallelizationFactor()),
                members.number("MaximumRetryAttempts", StreamSettings.INFINITE, MOST_RETRIES)
                        .orElse(before.retries()),
                age().orElse(before.maximumAgeSeconds()),
                input.optionalFlag("BisectBatchOnFunctionError").orElse(before.bisects()),
                members.number("TumblingWindowInSeconds", 0, LONGEST_TUMBLING).orElse(before.tumblingSeconds()),
                input.has("DestinationConfig") ? onFailure() : before.onFailure());
        if (settings.tumblingSeconds() > 0 && settings.parallelizationFactor() > 1) {
            throw Members.invalid("ParallelizationFactor must be 1 when TumblingWindowInSeconds is greater than 0.");
        }
        return settings;
    }

    private Start start(SourceKind kind, String arn) {
        String given = input.optionalText("StartingPosition").orElseThrow(() -> Members.invalid(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: "
                        + "Member must not be null."));
        Start start = Arrays.stream(Start.values()).filter(each -> each.name().equals(given)).findFirst()
                .orElseThrow(() -> Members.constraint(given, "startingPosition",
                        "Member must satisfy enum value set: " + Arrays.toString(Start.values())));
        if (start == Start.AT_TIMESTAMP && kind == SourceKind.DYNAMODB) {
            throw Members.invalid("Unsupported starting position for arn type: " + arn);
        }
        return start;
    }

    /** Seconds since the epoch; from a template it may be a fraction, too. */
    private Optional<Instant> timestamp(Start start, Instant now) {
        JsonNode given = input.node().path("StartingPositionTimestamp");
        boolean there = !given.isMissingNode() && !given.isNull();
        if (start != Start.AT_TIMESTAMP) {
            if (there) {
                throw Members.invalid("StartingPositionTimestamp is only for the starting position AT_TIMESTAMP, but"
                        + " StartingPosition is " + start + ".");
            }
            return Optional.empty();
        }
        Instant timestamp = there ? instant(given) : null;
        if (timestamp == null) {
            throw Members.invalid("StartingPositionTimestamp is required for the starting position AT_TIMESTAMP, as"
                    + " seconds since 1970; given: " + (there ? given.asText() : "nothing") + ".");
        }
        if (timestamp.isAfter(now)) {
            throw Members.invalid("StartingPositionTimestamp must not be in the future, but is " + timestamp + ".");
        }
        return Optional.of(timestamp);
    }

    private static Instant instant(JsonNode given) {
        try {
            return Instant.ofEpochMilli(
                    new BigDecimal(given.asText()).movePointRight(3).toBigInteger().longValueExact());
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** What lies between is in the API's range, but not allowed. */
    private Optional<Integer> age() {
        Optional<Integer> age = members.number("MaximumRecordAgeInSeconds", StreamSettings.INFINITE, MOST_AGE);
        age.filter(seconds -> seconds > StreamSettings.INFINITE && seconds < LEAST_AGE).ifPresent(seconds -> {
            throw Members.invalid("MaximumRecordAgeInSeconds must be -1, or from " + LEAST_AGE + " to " + MOST_AGE
                    + ", but is " + seconds + ".");
        });
        return age;
    }

    private Optional<String> onFailure() {
        Input destinations = input.struct("DestinationConfig").orElseThrow();
        if (destinations.struct("OnSuccess").flatMap(each -> each.optionalText("Destination")).isPresent()) {
            throw Members.invalid("Unsupported DestinationConfig parameter for given event source mapping type:"
                    + " OnSuccess. Streams only have OnFailure.");
        }
        Optional<String> arn = destinations.struct(ON_FAILURE).flatMap(each -> each.optionalText("Destination"))
                .filter(text -> !text.isEmpty());
        arn.filter(each -> !each.startsWith("arn:aws:sqs:")).ifPresent(each -> {
            throw Members.invalid("The embedded AWS sends discarded batches to SQS queues only; the destination "
                    + each + " isn't one.");
        });
        arn.filter(each -> each.endsWith(".fifo")).ifPresent(each -> {
            throw Members.invalid("The destination ARN " + each + " is invalid: it must be a standard queue.");
        });
        return arn;
    }
}
