package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.EventSourceMappingProps;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.constructs.Construct;

/**
 * What must hold for consumers of streams, whatever the caller wished; each message says what was given, what is allowed,
 * what to do. The limits: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
record ConsumerRules(Construct consumer, RecordSource source) {
    /** Lambda's quota; it can be raised to 10 on request. */
    private static final int FILTERS = 5;

    void mapping(EventSourceMappingProps wished) {
        range("batchSize", wished.getBatchSize(), 1, 10_000, "Leave it out for 100.");
        range("retries", wished.getRetryAttempts(), 0, 10_000, "Leave it out for 5.");
        range("parallelization", wished.getParallelizationFactor(), 1, 10,
                "Leave it out for 1, or give the stream more shards.");
        range("batchWindow", wished.getMaxBatchingWindow(), Duration.seconds(0), Duration.minutes(5),
                "Leave it out to wait for nothing.");
        range("maxRecordAge", wished.getMaxRecordAge(), Duration.minutes(1), Duration.days(7),
                "Leave it out to give no record up for its age.");
        range("tumblingWindow", wished.getTumblingWindow(), Duration.seconds(0), Duration.minutes(15),
                "For longer windows, keep the state in a table.");
        startingPosition(wished);
        windowOfOneBatchAtATime(wished);
    }

    private void startingPosition(EventSourceMappingProps wished) {
        boolean atTime = wished.getStartingPosition() == StartingPosition.AT_TIMESTAMP;
        if (atTime && source.getKind() == RecordSource.Kind.DYNAMODB) {
            throw refused(
                    "a time to start at was given, but a table's stream knows TRIM_HORIZON (the oldest, at most 24"
                            + " hours old) and LATEST only. Leave it out and have the function skip what is too old.");
        }
        if (atTime != (wished.getStartingPositionTimestamp() != null)) {
            throw refused("startingPosition(" + wished.getStartingPosition() + ") was given "
                    + (atTime ? "without a time" : "with a time") + "; a time goes with AT_TIMESTAMP and only with it."
                    + " Say .startingAt(…), which sets both.");
        }
    }

    /** The state of a window is handed from batch to batch, so there can't be two at a time. */
    private void windowOfOneBatchAtATime(EventSourceMappingProps wished) {
        Duration window = wished.getTumblingWindow();
        if (window == null || window.isUnresolved() || window.toSeconds().longValue() == 0) {
            return;
        }
        if (!unresolved(wished.getParallelizationFactor()) && wished.getParallelizationFactor().intValue() > 1) {
            throw refused(
                    "parallelization(" + wished.getParallelizationFactor() + ") was given with a tumbling window of "
                            + window.toHumanString()
                            + "; a window's state goes from one batch of a shard to the next, one at a time."
                            + " Leave one of them out.");
        }
    }

    void filters(List<RecordFilter> filters) {
        if (filters.size() > FILTERS) {
            throw refused(filters.size() + " filters were given; Lambda allows " + FILTERS
                    + ". Join what one can say, as in equalTo(\"A\", \"B\"), or, if your quota was raised, say .mapping(m ->"
                    + " m.filters(…)).");
        }
        for (RecordFilter filter : filters) {
            try {
                filter.check(source.getKind());
            } catch (IllegalArgumentException e) {
                throw refused(e.getMessage());
            }
        }
    }

    void alarmBeforeLoss(Duration alarmWhenBehind) {
        if (alarmWhenBehind.isUnresolved() || source.getRetentionPeriod().isUnresolved()) {
            return;
        }
        if (alarmWhenBehind.toSeconds().longValue() >= source.getRetentionPeriod().toSeconds().longValue()) {
            throw refused(
                    "alarmWhenBehind(" + alarmWhenBehind.toHumanString() + ") was given, but records are gone after "
                            + source.getRetentionPeriod().toHumanString()
                            + "; the alarm would come too late. Give a shorter time.");
        }
    }

    private void range(String property, Number given, int least, int most, String otherwise) {
        if (given != null && !unresolved(given) && (given.intValue() < least || given.intValue() > most)) {
            throw refused(property + "(" + given + ") was given; Lambda allows " + least + " to " + most + ". "
                    + otherwise);
        }
    }

    private void range(String property, Duration given, Duration least, Duration most, String otherwise) {
        if (given == null || given.isUnresolved()) {
            return;
        }
        long seconds = given.toSeconds().longValue();
        if (seconds < least.toSeconds().longValue() || seconds > most.toSeconds().longValue()) {
            throw refused(property + "(" + given.toHumanString() + ") was given; Lambda allows "
                    + least.toHumanString() + " to " + most.toHumanString() + ". " + otherwise);
        }
    }

    private static boolean unresolved(Number number) {
        return Boolean.TRUE.equals(Token.isUnresolved(number));
    }

    private IllegalArgumentException refused(String message) {
        return new IllegalArgumentException("Consumer " + consumer.getNode().getPath() + " of "
                + source.getNode().getPath() + ": " + message);
    }
}
