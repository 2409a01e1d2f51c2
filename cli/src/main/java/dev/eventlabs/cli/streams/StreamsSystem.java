package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.FunctionLogs;
import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.terminal.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** The deployed streams lab, as a client uses it. Thread-safe. */
final class StreamsSystem {

    static final String STACK = "StreamsLab";
    private static final Duration OVER_THE_LIMIT = Duration.ofMillis(300);

    private final Clients clients;
    private final StackOutputs outputs;

    StreamsSystem(Clients clients, StackOutputs outputs) {
        this.clients = clients;
        this.outputs = outputs;
    }

    String stream() {
        return outputs.get("StreamName");
    }

    String processor() {
        return outputs.get("KinesisProcessorName");
    }

    String scoreRecords() {
        return outputs.get("ScoreRecordsTableName");
    }

    String scoresByUser() {
        return outputs.get("ScoresByUserTableName");
    }

    String aggregator() {
        return outputs.get("ScoreAggregatorName");
    }

    StreamDescriptionSummary describeStream() {
        return clients.kinesis().describeStreamSummary(request -> request.streamName(stream()))
                .streamDescriptionSummary();
    }

    TableDescription describeScoreRecords() {
        return clients.dynamoDb().describeTable(request -> request.tableName(scoreRecords())).table();
    }

    /** How a function consumes a stream. */
    EventSourceMappingConfiguration mapping(String streamArn) {
        return clients.lambda()
                .listEventSourceMappings(request -> request.eventSourceArn(streamArn))
                .eventSourceMappings()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Failure("No function consumes " + streamArn + ".",
                        "Deploy this checkout's version:  ./lab up " + STACK));
    }

    /** Where Lambda reports what it gave up of the scores. */
    FailureReports failures() {
        String queueArn = mapping(describeScoreRecords().latestStreamArn()).destinationConfig().onFailure()
                .destination();
        String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        return new FailureReports(clients, name,
                clients.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl());
    }

    Invocation invoke(String function, String event) {
        return Invocation.of(clients, function, event);
    }

    PutRecordResponse put(String partitionKey, byte[] data) {
        return clients.kinesis().putRecord(request -> request.streamName(stream())
                .partitionKey(partitionKey)
                .data(SdkBytes.fromByteArray(data)));
    }

    /**
     * Puts texts on the stream, those that it refuses for now again until it takes them: a shard takes 1,000 a second.
     *
     * @param payloads 500 at most
     * @return how many had to be put again
     */
    long putAll(List<String> payloads) {
        List<PutRecordsRequestEntry> entries = payloads.stream()
                .map(payload -> PutRecordsRequestEntry.builder()
                        .partitionKey(Integer.toString(payload.hashCode()))
                        .data(SdkBytes.fromUtf8String(payload))
                        .build())
                .toList();
        long again = 0;
        while (true) {
            List<PutRecordsRequestEntry> sent = entries;
            List<PutRecordsResultEntry> results = clients.kinesis()
                    .putRecords(request -> request.streamName(stream()).records(sent))
                    .records();
            List<PutRecordsRequestEntry> refused = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                if (results.get(i).errorCode() != null) {
                    refused.add(sent.get(i));
                }
            }
            if (refused.isEmpty()) {
                return again;
            }
            again += refused.size();
            entries = refused;
            pause(OVER_THE_LIMIT);
        }
    }

    /** What a function has logged of single records since then. */
    List<LoggedRecord> logged(String function, Instant since) {
        return FunctionLogs.of(clients, function)
                .events(since.toEpochMilli())
                .stream()
                .flatMap(event -> event.message().lines())
                .flatMap(line -> LoggedRecord.in(line).stream())
                .toList();
    }

    /** A {@code RecordID} above all that this client has given before, on any machine whose clock is right. */
    long freshRecordId() {
        return Instant.now().toEpochMilli() * 1_000;
    }

    void putScore(long id, String username, BigDecimal score) {
        put(id, username, AttributeValue.fromN(score.toPlainString()));
    }

    /** A record whose score is a text. */
    void putText(long id, String username, String score) {
        put(id, username, AttributeValue.fromS(score));
    }

    private void put(long id, String username, AttributeValue score) {
        Map<String, AttributeValue> item = new HashMap<>(key(id));
        item.put("Username", AttributeValue.fromS(username));
        item.put("Score", score);
        clients.dynamoDb().putItem(request -> request.tableName(scoreRecords()).item(item));
    }

    void edit(long id, String attribute, AttributeValue value) {
        clients.dynamoDb()
                .updateItem(request -> request.tableName(scoreRecords())
                        .key(key(id))
                        .updateExpression("SET #attribute = :value")
                        .expressionAttributeNames(Map.of("#attribute", attribute))
                        .expressionAttributeValues(Map.of(":value", value)));
    }

    void delete(long id) {
        clients.dynamoDb().deleteItem(request -> request.tableName(scoreRecords()).key(key(id)));
    }

    ScoreTotals totals() {
        return ScoreTotals.of(items(scoreRecords()), items(scoresByUser()));
    }

    private Iterable<Map<String, AttributeValue>> items(String table) {
        return clients.dynamoDb().scanPaginator(request -> request.tableName(table).consistentRead(true)).items();
    }

    private static Map<String, AttributeValue> key(long id) {
        return Map.of("RecordID", AttributeValue.fromN(Long.toString(id)));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "Some of the records are on the stream.", e);
        }
    }
}
