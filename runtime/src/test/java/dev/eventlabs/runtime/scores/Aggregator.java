package dev.eventlabs.runtime.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The function with a table of its own, as Lambda calls it, and what it did there. */
final class Aggregator implements AutoCloseable {
    static final String ALL_DONE = "{\"state\":{},\"batchItemFailures\":[]}";

    final CallsSeen calls = new CallsSeen();
    private final DynamoDbEngine engine;
    private final DynamoDbClient dynamoDb;
    private final String table = "totals-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");

    Aggregator(DynamoDbEngine engine) {
        this.engine = engine;
        dynamoDb = engine.client();
        engine.createTotalsTable(table);
    }

    /** Invokes it with a batch of a shard that is always the same. */
    String answer(String... records) {
        return answer(Changes.batch(Changes.SHARD, List.of(records)));
    }

    String answer(DynamodbTimeWindowEvent event, ExecutionInterceptor... faults) {
        return answer(table, event, faults);
    }

    /** @return the answer in JSON */
    String answer(String tableName, DynamodbTimeWindowEvent event, ExecutionInterceptor... faults) {
        var interceptors = new ArrayList<>(List.of(faults));
        interceptors.add(calls);
        try (var client = engine.client(interceptors.toArray(ExecutionInterceptor[]::new))) {
            var function = new AggregateScoresByUser(new AggregateScores(new ScoreTable(client, tableName, () -> now)),
                    new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
            return RecordedEvents.answer(function.handleRequest(event, new TestContext("r-1", 1_000)), Object.class);
        }
    }

    void warmUp() {
        try (var client = engine.client(calls)) {
            new AggregateScores(new ScoreTable(client, table, () -> now)).warmUp();
        }
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    String log() {
        return log.toString(UTF_8);
    }

    /** Makes a row that isn't the function's. */
    void put(String username, AttributeValue score) {
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of("Username", AttributeValue.fromS(username), "Score", score)));
    }

    String total(String username) {
        // DynamoDB Local keeps the zeros at the end of a number, DynamoDB doesn't.
        return new BigDecimal(row(username).get("Score").n()).stripTrailingZeros().toPlainString();
    }

    Map<String, AttributeValue> marks(String username) {
        return row(username).get("Applied").m();
    }

    private Map<String, AttributeValue> row(String username) {
        return dynamoDb.getItem(get -> get.tableName(table).key(Map.of("Username", AttributeValue.fromS(username)))
                .consistentRead(true)).item();
    }

    List<Map<String, AttributeValue>> rows() {
        return dynamoDb.scan(scan -> scan.tableName(table)).items();
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
