package dev.eventlabs.test.bench.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.client.MessageQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The floor: one thread that receives ten, writes ten and deletes ten, straight at the engines, with no check of anything. */
final class PlainLoop {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLE = "bench-floor";

    private final Engines engines;

    PlainLoop(Engines engines) {
        this.engines = engines;
        Engines.createTable(engines.dynamo(), TABLE, "id", ScalarAttributeType.N);
    }

    void fill(List<String> bodies) {
        new MessageQueue(engines.sqs(), engines.queueUrl()).send(bodies);
    }

    /** Works until the queue is empty. */
    double ordersPerSecond() {
        int orders = 0;
        long start = System.nanoTime();
        for (List<Message> batch = receive(); !batch.isEmpty(); batch = receive()) {
            write(batch);
            delete(batch);
            orders += batch.size();
        }
        return orders / ((System.nanoTime() - start) / 1e9);
    }

    private List<Message> receive() {
        return engines.sqs().receiveMessage(receive -> receive.queueUrl(engines.queueUrl()).maxNumberOfMessages(10))
                .messages();
    }

    private void write(List<Message> batch) {
        List<WriteRequest> writes = batch.stream().map(message -> WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item(message.body())).build()).build()).toList();
        engines.dynamo().batchWriteItem(write -> write.requestItems(Map.of(TABLE, writes)));
    }

    private void delete(List<Message> batch) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder().id("m" + i)
                        .receiptHandle(batch.get(i).receiptHandle()).build())
                .toList();
        engines.sqs().deleteMessageBatch(delete -> delete.queueUrl(engines.queueUrl()).entries(entries));
    }

    private static Map<String, AttributeValue> item(String body) {
        try {
            Map<String, AttributeValue> item = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(body).properties()) {
                String text = field.getValue().asText();
                item.put(field.getKey(),
                        field.getValue().isNumber() ? AttributeValue.fromN(text) : AttributeValue.fromS(text));
            }
            return item;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an order: " + body, e);
        }
    }
}
