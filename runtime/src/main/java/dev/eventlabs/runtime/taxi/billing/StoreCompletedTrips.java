package dev.eventlabs.runtime.taxi.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.batch.AfterFailure;
import dev.eventlabs.runtime.batch.PartialBatch;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code aws-db-workshop-ddb-stream-processor}: stores each completed trip once, from the stream of the table of trips.
 *
 * <p>All trips of a batch that the database takes are stored; the first that it refuses is reported, as streams want it. A database that can't
 * be reached is waited for, and fails the invocation only at last: the whole batch comes again, and not for ever. The event source mapping must
 * have {@code ReportBatchItemFailures} on, and the function more than a minute and a half: what is left of its time is that of the waiting.
 *
 * <p>Environment: {@code DATABASE_HOST}, {@code DATABASE_PORT}, {@code DATABASE_NAME}, and {@code DATABASE_USER}, which logs in by IAM.
 */
public final class StoreCompletedTrips implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(45);

    private final TripStore store;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public StoreCompletedTrips() {
        this(new TripStore(Database.ofEnvironment(Environment.ofProcess(), LONGEST_STATEMENT)),
                StructuredLog.ofProcess());
    }

    StoreCompletedTrips(TripStore store, StructuredLog log) {
        this.store = store;
        this.log = log;
        this.priming = Priming.register(store::warmUp, log);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records = Optional.ofNullable(event).map(DynamodbEvent::getRecords)
                .orElse(List.of());
        var reasons = new LinkedHashMap<DynamodbStreamRecord, String>();
        var trips = new LinkedHashMap<DynamodbStreamRecord, Json.Fields>();
        for (DynamodbStreamRecord record : records) {
            switch (TripRecordReader.read(record)) {
                case TripRecord.Completed(Json.Fields trip) -> trips.put(record, trip);
                case TripRecord.NotCompleted() -> {}
                case TripRecord.Invalid(String reason) -> reasons.put(record, reason);
            }
        }
        int added = 0;
        if (!trips.isEmpty()) {
            TripStore.Storing storing = store.store(List.copyOf(trips.values()), context::getRemainingTimeInMillis);
            added = storing.added();
            trips.forEach((record, trip) -> Optional.ofNullable(storing.refused().get(trip))
                    .ifPresent(reason -> reasons.put(record, reason)));
        }
        log(reasons, context.getAwsRequestId());
        log.line(Level.INFO, "Successfully processed " + (records.size() - reasons.size()) + " records.",
                context.getAwsRequestId()).with("completed", trips.size()).with("added", added)
                .with("refused", reasons.size()).write();
        List<String> failed = PartialBatch.failedIds(records, StoreCompletedTrips::sequenceNumber,
                record -> !reasons.containsKey(record), AfterFailure.STOP);
        return new StreamsEventResponse(failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
    }

    private void log(Map<DynamodbStreamRecord, String> reasons, String requestId) {
        reasons.forEach((record, reason) -> log.line(Level.WARN, "trip refused", requestId)
                .with("event_id", record.getEventID()).with("sequence_number", sequenceNumber(record))
                .with("reason", reason).write());
    }

    private static String sequenceNumber(DynamodbStreamRecord record) {
        // An empty identifier fails the whole batch: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
        return record.getDynamodb() == null ? "" : record.getDynamodb().getSequenceNumber();
    }
}
