package dev.eventlabs.test.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.client.EventSource;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The deployed Orders lab, used with nothing but AWS's SDK. Thread-safe. */
public final class OrdersClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Names names;
    private final SqsClient sqs;
    private final DynamoDbClient dynamo;
    private final LambdaClient lambda;
    private final MessageQueue queue;
    private final MessageQueue deadLetters;

    /** @param endpoint of the embedded AWS */
    public OrdersClient(URI endpoint, Names names) {
        this.names = names;
        sqs = Sdk.at(endpoint, SqsClient.builder());
        dynamo = Sdk.at(endpoint, DynamoDbClient.builder());
        lambda = Sdk.at(endpoint, LambdaClient.builder());
        queue = new MessageQueue(sqs, names.queueUrl());
        deadLetters = new MessageQueue(sqs, names.deadLetterQueueUrl());
    }

    public Names names() {
        return names;
    }

    public MessageQueue queue() {
        return queue;
    }

    public MessageQueue deadLetters() {
        return deadLetters;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public LambdaClient lambda() {
        return lambda;
    }

    /**
     * Has the simulator send orders.
     *
     * @return its answer: {@code sent}, {@code erroneous} …
     */
    public JsonNode simulate(int orders, double errorRate, long seed) {
        String request = "{\"orders\": %d, \"error_rate\": %s, \"seed\": %d}".formatted(orders, errorRate, seed);
        InvokeResponse response = lambda.invoke(invoke -> invoke.functionName(names.simulator())
                .payload(SdkBytes.fromUtf8String(request))
                .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofMinutes(15))));
        if (response.functionError() != null) {
            throw new IllegalStateException("The simulator failed: " + response.payload().asUtf8String());
        }
        return json(response.payload().asUtf8String());
    }

    /** The items of the table. */
    public List<Map<String, AttributeValue>> stored() {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        dynamo.scanPaginator(scan -> scan.tableName(names.table()).consistentRead(true)).items().forEach(items::add);
        return items;
    }

    /** The item of an order; empty if it isn't stored. */
    public Map<String, AttributeValue> stored(long id) {
        return dynamo.getItem(get -> get.tableName(names.table()).consistentRead(true)
                .key(Map.of("id", AttributeValue.fromN(Long.toString(id))))).item();
    }

    /** Turns the processor's event source on or off; returns when it is. */
    public void processing(boolean enabled) {
        new EventSource(lambda, names.processor()).enabled(enabled);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.close();
        lambda.close();
    }

    /** What the stack's outputs say. */
    public record Names(String queueUrl, String deadLetterQueueUrl, String table, String simulator, String processor) {

        /** @param outputs of the stack {@code OrdersLab} */
        public static Names of(Map<String, String> outputs) {
            return new Names(outputs.get("OrdersQueueUrl"), outputs.get("OrdersDeadLetterQueueUrl"),
                    outputs.get("OrdersTableName"), outputs.get("OrderSimulatorName"),
                    outputs.get("OrderProcessorName"));
        }
    }
}
