package dev.eventlabs.runtime.scores;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import dev.eventlabs.runtime.batch.AfterFailure;
import dev.eventlabs.runtime.batch.PartialBatch;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code AggregateScoresByUser}: keeps the total of each user's scores, from the stream of the table of scores.
 *
 * <p>Environment: {@code SCORES_BY_USER_TABLE}, the name of the table of totals. The event source mapping must have
 * {@code ReportBatchItemFailures} on, a tumbling window, by which AWS's event names the shard (what has been counted is remembered for each
 * shard), and a parallelization factor of one.
 *
 * <p>It answers an event of a tumbling window with the failed record, if any, and an empty state. An event without a shard, made by hand, is
 * answered {@code Successfully processed N records.}, or with the failed record.
 */
public final class AggregateScoresByUser implements RequestHandler<DynamodbTimeWindowEvent, Object> {
    private final AggregateScores scores;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public AggregateScoresByUser() {
        this(Environment.ofProcess().required("SCORES_BY_USER_TABLE"));
    }

    private AggregateScoresByUser(String table) {
        this(new AggregateScores(
                new ScoreTable(AwsClients.build(DynamoDbClient.builder()), table, InstantSource.system())),
                StructuredLog.ofProcess());
    }

    AggregateScoresByUser(AggregateScores scores, StructuredLog log) {
        this.scores = scores;
        this.log = log;
        this.priming = Priming.register(scores::warmUp, log);
    }

    @Override
    public Object handleRequest(DynamodbTimeWindowEvent event, Context context) {
        List<DynamodbStreamRecord> delivered = Optional.ofNullable(event).map(DynamodbTimeWindowEvent::getRecords)
                .orElse(List.of());
        if (delivered.isEmpty()) {
            // The end of a window that got no more records: no news, and no line in the log for each of them.
            return answer(event, List.of(), succeeded(0));
        }
        List<ScoreRecord> records = delivered.stream().map(ScoreRecordReader::read).toList();
        Aggregation aggregation = scores.aggregate(source(event), records);
        Optional<SequenceNumber> failed = failed(aggregation);
        List<String> failures = PartialBatch.failedIds(delivered, record -> record.getDynamodb().getSequenceNumber(),
                record -> failed.isEmpty() || !isOf(record, failed.get()), AfterFailure.STOP);
        long done = records.stream()
                .takeWhile(record -> failed.isEmpty() || !record.sequenceNumber().equals(failed.get())).count();
        log(aggregation, failures, context.getAwsRequestId());
        log.line(Level.INFO, succeeded(done), context.getAwsRequestId()).with("received", records.size()).write();
        return answer(event, failures, succeeded(done));
    }

    /** The shard; for an event made by hand the stream that it says it is from. */
    private static String source(DynamodbTimeWindowEvent event) {
        return Optional.ofNullable(event.getShardId())
                .or(() -> Optional.ofNullable(event.getRecords().getFirst().getEventSourceARN())).orElse("by hand");
    }

    private static boolean isOf(DynamodbStreamRecord record, SequenceNumber sequenceNumber) {
        return SequenceNumber.of(record.getDynamodb().getSequenceNumber()).equals(sequenceNumber);
    }

    private static Optional<SequenceNumber> failed(Aggregation aggregation) {
        return switch (aggregation) {
            case Aggregation.Complete() -> Optional.empty();
            case Aggregation.Refused(SequenceNumber at, String reason) -> Optional.of(at);
            case Aggregation.Postponed(SequenceNumber at, String reason) -> Optional.of(at);
        };
    }

    private void log(Aggregation aggregation, List<String> failures, String requestId) {
        switch (aggregation) {
            case Aggregation.Complete() -> {}
            case Aggregation.Refused(SequenceNumber at, String reason) ->
                log.line(Level.WARN, "record refused", requestId).with("sequence_number", failures.getFirst())
                        .with("reason", reason).write();
            case Aggregation.Postponed(SequenceNumber at, String reason) ->
                log.line(Level.ERROR, "record postponed", requestId).with("sequence_number", failures.getFirst())
                        .with("reason", reason).write();
        }
    }

    private static String succeeded(long records) {
        return "Successfully processed " + records + " records.";
    }

    private static Object answer(DynamodbTimeWindowEvent event, List<String> failures, String sentence) {
        if (event != null && event.getShardId() != null) {
            return new TimeWindowEventResponse(Map.of(),
                    failures.stream().map(TimeWindowEventResponse.BatchItemFailure::new).toList());
        }
        return failures.isEmpty() ? sentence
                : new StreamsEventResponse(failures.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
    }
}
