package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Answer;
import dev.eventlabs.local.eventsource.settings.SourceKind;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the on-failure destination is told of a discarded batch: where its records are, not what they are.
 *
 * @param functionArn as the mapping has it
 * @param condition why it was discarded
 * @param answer the function's last; empty if it never had the batch
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html">discarded batches</a>
 */
record FailureRecord(String functionArn, Condition condition, int invokeCount, Optional<Answer> answer,
        List<Entry> entries) {

    enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"), RECORD_AGE_EXCEEDED("RecordAgeExceeded");

        private final String words;

        Condition(String words) {
            this.words = words;
        }
    }

    /** @param otherwise the request id of a batch that was never invoked with */
    Struct body(SourceKind kind, String streamArn, String shardId, Instant now, String otherwise) {
        Struct body = Struct.of("requestContext",
                Struct.of("requestId", answer.map(Answer::requestId).orElse(otherwise))
                        .with("functionArn", functionArn)
                        .with("condition", condition.words)
                        .with("approximateInvokeCount", Math.max(1, invokeCount)));
        if (condition == Condition.RETRY_ATTEMPTS_EXHAUSTED) {
            answer.ifPresent(given -> {
                Struct response = Struct.of("statusCode", 200).with("executedVersion", given.executedVersion());
                // Null, not left out, when the function itself reported what failed.
                response.put("functionError", given.functionError().orElse(null));
                body.with("responseContext", response);
            });
        }
        return body.with("version", "1.0").with("timestamp", millis(now))
                .with(kind == SourceKind.KINESIS ? "KinesisBatchInfo" : "DDBStreamBatchInfo",
                        Struct.of("shardId", shardId)
                                .with("startSequenceNumber", entries.getFirst().sequenceNumber())
                                .with("endSequenceNumber", entries.getLast().sequenceNumber())
                                .with("approximateArrivalOfFirstRecord", arrival(kind, entries.getFirst()))
                                .with("approximateArrivalOfLastRecord", arrival(kind, entries.getLast()))
                                .with("batchSize", entries.size())
                                .with("streamArn", streamArn));
    }

    /** DynamoDB knows them to the second. */
    private static String arrival(SourceKind kind, Entry entry) {
        return kind == SourceKind.KINESIS ? millis(entry.arrived())
                : entry.arrived().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String millis(Instant instant) {
        return String.format(Locale.ROOT, "%1$tY-%1$tm-%1$tdT%1$tH:%1$tM:%1$tS.%1$tLZ",
                instant.atZone(ZoneOffset.UTC));
    }
}
