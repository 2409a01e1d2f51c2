package dev.eventlabs.cli.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.FunctionLogs;
import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.terminal.Failure;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The deployed orders lab, as a client uses it. Thread-safe. */
final class OrdersSystem {

    static final String STACK = "OrdersLab";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clients clients;
    private final StackOutputs outputs;

    OrdersSystem(Clients clients, StackOutputs outputs) {
        this.clients = clients;
        this.outputs = outputs;
    }

    String simulator() {
        return outputs.get("OrderSimulatorName");
    }

    String processor() {
        return outputs.get("OrderProcessorName");
    }

    String table() {
        return outputs.get("OrdersTableName");
    }

    Queue queue() {
        return new Queue(clients.sqs(), outputs.get("OrdersQueueUrl"));
    }

    Queue deadLetters() {
        return new Queue(clients.sqs(), outputs.get("OrdersDeadLetterQueueUrl"));
    }

    /**
     * Invokes the simulator and waits for its answer.
     *
     * @param payload its input as JSON
     * @throws Failure with its own error, if it failed
     */
    Simulation simulate(String payload) {
        Invocation invocation = Invocation.of(clients, simulator(), payload);
        String answer = invocation.answer();
        try {
            JsonNode json = JSON.readTree(answer);
            return new Simulation(answer, invocation.logTail(), json.path("sent").asLong(),
                    json.path("erroneous").asLong());
        } catch (JsonProcessingException e) {
            throw new Failure(simulator() + " answered with what isn't JSON: " + answer,
                    "What it logged:  ./lab logs " + simulator(), e);
        }
    }

    /** The ids of all orders that the simulator has logged as sent. */
    List<IdRange> sent() {
        return FunctionLogs.of(clients, simulator())
                .events(0)
                .stream()
                .flatMap(event -> event.message().lines())
                .flatMap(line -> Simulation.sentIn(line).stream())
                .toList();
    }

    /** The ids of all stored orders. */
    List<BigDecimal> storedIds() {
        return clients.dynamoDb()
                .scanPaginator(request -> request.tableName(table()).consistentRead(true).projectionExpression("id"))
                .items()
                .stream()
                .map(item -> new BigDecimal(item.get("id").n()))
                .toList();
    }

    /** The stored orders whose ids lie in a range, by id; members in the order of the lab's document. */
    List<Map<String, String>> stored(IdRange range) {
        return clients.dynamoDb()
                .scanPaginator(request -> request.tableName(table())
                        .consistentRead(true)
                        .filterExpression("id BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(":first", number(range.first()), ":last",
                                number(range.first() + range.count() - 1))))
                .items()
                .stream()
                .map(OrdersSystem::text)
                .sorted(Comparator.comparing(item -> new BigDecimal(item.get("id"))))
                .toList();
    }

    /** Starts to move all dead letters back to the queue that they came from. */
    String redrive() {
        String source = arn(deadLetters());
        return clients.sqs().startMessageMoveTask(request -> request.sourceArn(source)).taskHandle();
    }

    /** The latest redrive, with its status and how many messages it has moved. */
    ListMessageMoveTasksResultEntry latestRedrive() {
        String source = arn(deadLetters());
        return clients.sqs().listMessageMoveTasks(request -> request.sourceArn(source)).results().getFirst();
    }

    String arn(Queue queue) {
        return clients.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(queue.url()).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.builder().n(Long.toString(value)).build();
    }

    private static Map<String, String> text(Map<String, AttributeValue> item) {
        Map<String, String> text = new LinkedHashMap<>();
        item.forEach((name, value) -> text.put(name, value.n() != null ? value.n() : value.s()));
        return text;
    }
}
