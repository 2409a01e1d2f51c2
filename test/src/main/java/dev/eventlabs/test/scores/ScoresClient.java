package dev.eventlabs.test.scores;

import dev.eventlabs.test.client.EventSource;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The deployed Streams lab's tables and aggregator, used with nothing but AWS's SDK. Thread-safe. */
public final class ScoresClient implements AutoCloseable {

    private final Names names;
    private final DynamoDbClient dynamo;
    private final LambdaClient lambda;
    private final SqsClient sqs;

    /** @param endpoint of the embedded AWS */
    public ScoresClient(URI endpoint, Names names) {
        this.names = names;
        dynamo = Sdk.at(endpoint, DynamoDbClient.builder());
        lambda = Sdk.at(endpoint, LambdaClient.builder());
        sqs = Sdk.at(endpoint, SqsClient.builder());
    }

    public Names names() {
        return names;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public LambdaClient lambda() {
        return lambda;
    }

    /** What feeds the aggregator. */
    public EventSource source() {
        return new EventSource(lambda, names.aggregator());
    }

    /** Writes a record as it is; {@code RecordID} is its key. */
    public void put(Map<String, AttributeValue> item) {
        dynamo.putItem(put -> put.tableName(names.records()).item(item));
    }

    public void put(long id, String user, String score) {
        put(record(id, user, AttributeValue.fromN(score)));
    }

    public void delete(long id) {
        dynamo.deleteItem(delete -> delete.tableName(names.records())
                .key(Map.of("RecordID", AttributeValue.fromN(Long.toString(id)))));
    }

    public static Map<String, AttributeValue> record(long id, String user, AttributeValue score) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("RecordID", AttributeValue.fromN(Long.toString(id)));
        item.put("Username", AttributeValue.fromS(user));
        item.put("Score", score);
        return item;
    }

    /** Records against totals, as they are now. */
    public ScoresReckoning reckon() {
        return ScoresReckoning.of(all(names.records()), all(names.totals()));
    }

    public List<Map<String, AttributeValue>> all(String table) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream().toList();
    }

    /** Invokes the alias {@code live} of the aggregator by hand. */
    public InvokeResponse invoke(String event) {
        return lambda.invoke(invoke -> invoke.functionName(names.aggregator() + ":live")
                .payload(SdkBytes.fromUtf8String(event)));
    }

    /** Where the event source mapping of a function sends what it gives up. */
    public MessageQueue failures(String function) {
        return new EventSource(lambda, function).failures(sqs);
    }

    @Override
    public void close() {
        dynamo.close();
        lambda.close();
        sqs.close();
    }

    /** What the stack's outputs say. */
    public record Names(String stream, String processor, String records, String totals, String aggregator) {

        /** @param outputs of the stack {@code StreamsLab} */
        public static Names of(Map<String, String> outputs) {
            return new Names(outputs.get("StreamName"), outputs.get("KinesisProcessorName"),
                    outputs.get("ScoreRecordsTableName"), outputs.get("ScoresByUserTableName"),
                    outputs.get("ScoreAggregatorName"));
        }
    }
}
