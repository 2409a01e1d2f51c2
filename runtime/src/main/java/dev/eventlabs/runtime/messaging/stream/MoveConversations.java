package dev.eventlabs.runtime.messaging.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.batch.AfterFailure;
import dev.eventlabs.runtime.batch.PartialBatch;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.retry.Backoff;
import dev.eventlabs.runtime.snapstart.Priming;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code cruddur-messaging-stream}: moves each conversation that has a new message to the top of its people's lists, from the stream of the table.
 *
 * <p>All conversations of a batch are moved that can be; the first record that couldn't be done is reported, as streams want it. To get a record twice,
 * or late, does no harm. The event source mapping must have {@code ReportBatchItemFailures} on, and the function 30 seconds or more.
 *
 * <p>Environment: {@code MESSAGES_TABLE}, {@code MESSAGES_INDEX}.
 */
public final class MoveConversations implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final MoveBatch conversations;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public MoveConversations() {
        this(Environment.ofProcess());
    }

    private MoveConversations(Environment environment) {
        this(environment.required("MESSAGES_TABLE"), environment.required("MESSAGES_INDEX"));
    }

    private MoveConversations(String table, String index) {
        // A SecureRandom draws from the system at each call, so environments of one snapshot don't wait in step.
        this(new MoveBatch(new MoveGroup(new GroupTable(AwsClients.build(DynamoDbClient.builder()), table, index),
                new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom()))), StructuredLog.ofProcess());
    }

    MoveConversations(MoveBatch conversations, StructuredLog log) {
        this.conversations = conversations;
        this.log = log;
        this.priming = Priming.register(conversations::warmUp, log);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records = Optional.ofNullable(event).map(DynamodbEvent::getRecords)
                .orElse(List.of());
        var reasons = new LinkedHashMap<DynamodbStreamRecord, String>();
        var messages = new LinkedHashMap<DynamodbStreamRecord, NewMessage.Posted>();
        for (DynamodbStreamRecord record : records) {
            switch (NewMessageReader.read(record)) {
                case NewMessage.Posted posted -> messages.put(record, posted);
                case NewMessage.NoMessage() -> {}
                case NewMessage.Invalid(String reason) -> reasons.put(record, reason);
            }
        }
        MoveBatch.Result result = conversations.move(List.copyOf(messages.values()));
        messages.forEach((record, message) -> Optional.ofNullable(result.failed().get(message))
                .ifPresent(reason -> reasons.put(record, reason)));
        log(reasons, context.getAwsRequestId());
        log.line(Level.INFO, "Successfully processed " + (records.size() - reasons.size()) + " records.",
                context.getAwsRequestId()).with("messages", messages.size()).with("rows_moved", result.rows())
                .with("failed", reasons.size()).write();
        List<String> failed = PartialBatch.failedIds(records, MoveConversations::sequenceNumber,
                record -> !reasons.containsKey(record), AfterFailure.STOP);
        return new StreamsEventResponse(failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
    }

    private void log(Map<DynamodbStreamRecord, String> reasons, String requestId) {
        reasons.forEach((record, reason) -> log.line(Level.WARN, "message failed", requestId)
                .with("event_id", record.getEventID()).with("sequence_number", sequenceNumber(record))
                .with("reason", reason).write());
    }

    private static String sequenceNumber(DynamodbStreamRecord record) {
        // An empty identifier fails the whole batch: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
        return record.getDynamodb() == null ? "" : record.getDynamodb().getSequenceNumber();
    }
}
