package dev.eventlabs.runtime.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The processor against DynamoDB Local. A message has its place in the batch as its id. */
class OrderProcessorIT {
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client();
    private final String table = "orders-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CallsSeen calls = new CallsSeen();

    @BeforeEach
    void createTable() {
        ENGINE.createOrdersTable(table);
    }

    @Test
    void storesTheGoodOnesOfTheSampleEventAndReportsTheOther() {
        var event = RecordedEvents.event(RecordedEvents.text("orders-sqs.json"), SQSEvent.class);

        var answer = processor(table).handleRequest(event, new TestContext("r-1", 1_000));

        assertThat(RecordedEvents.answer(answer, SQSBatchResponse.class))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"00000002-0000-4000-8000-000000000000\"}]}");
        assertThat(stored()).hasSize(2);
        assertThat(item(1001))
                .isEqualTo(Map.of("id", n("1001"), "customer_id", s("customer-17"), "product_name", s("Roasting pan"),
                        "quantity", n("2"), "price_per_item", n("24.95"), "ordered_at", s("2025-11-27T09:00:00Z")));
    }

    @Test
    void answersAnEventWithoutRecordsWithNoFailures() {
        assertThat(processor(table).handleRequest(new SQSEvent(), new TestContext("r-1", 1_000)).getBatchItemFailures())
                .isEmpty();
        assertThat(calls.operations()).isEmpty();
    }

    @Test
    void needsOneCallForABatchInTheNormalCase() {
        assertThat(process(LongStream.range(0, 10).mapToObj(Bodies::good).toList())).isEmpty();

        assertThat(stored()).hasSize(10);
        assertThat(calls.operations()).containsExactly("BatchExecuteStatement");
    }

    @Test
    void eachBadMessageFailsAlone() {
        var bodies = new ArrayList<>(
                List.of(Bodies.with("id", null), Bodies.with("id", "\"A-17\""), Bodies.with("quantity", "1.5"),
                        Bodies.with("price_per_item", "\"err\""), "not JSON",
                        Bodies.with("product_name", "\"" + "x".repeat(1 << 20) + "\""),
                        Bodies.with("product_name", "\"\\ud800\""), Bodies.with("id", "1e200"), ""));
        bodies.add(Bodies.good(1));

        assertThat(process(bodies)).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void anItemThatDynamoDbFindsTooLargeFailsAlone() {
        // Below the limit in characters, but of three bytes each.
        String large = Bodies.with("product_name", "\"" + "€".repeat(300_000) + "\"");

        assertThat(process(List.of(Bodies.good(2), large))).containsExactly("1");
        assertThat(item(2)).isNotEmpty();
        assertThat(log.toString(UTF_8)).contains("Item size has exceeded");
    }

    @Test
    void takesTheRedeliveryOfAStoredOrderForDone() {
        process(List.of(Bodies.good(1), Bodies.good(2)));

        assertThat(process(List.of(Bodies.good(2), Bodies.good(3), Bodies.priced(1, "24.950")))).isEmpty();
        assertThat(stored()).hasSize(3);
    }

    @Test
    void refusesADifferentOrderUnderATakenIdAndKeepsTheFirst() {
        process(List.of(Bodies.good(1)));

        assertThat(process(List.of(Bodies.good(2), Bodies.priced(1, "0.01"), Bodies.good(3)))).containsExactly("1");
        assertThat(item(1)).containsEntry("price_per_item", n("24.95"));
        assertThat(stored()).hasSize(3);
        assertThat(log.toString(UTF_8)).contains("id is taken by another order");
    }

    @Test
    void theFirstOfABatchTakesTheId() {
        assertThat(
                process(List.of(Bodies.good(1), Bodies.priced(1, "0.01"), Bodies.good(1), Bodies.priced(1, "24.9500"))))
                .containsExactly("1");
        assertThat(item(1)).containsEntry("price_per_item", n("24.95"));
    }

    @Test
    void everyMessageOfABatchIsMeasuredByWhatIsStored() {
        process(List.of(Bodies.good(1)));

        assertThat(process(List.of(Bodies.priced(1, "0.01"), Bodies.good(1)))).containsExactly("0");
    }

    @Test
    void ofWorkersThatRaceForAnIdExactlyOneStoresItsOrder() {
        int workers = 4;
        var stored = new ConcurrentLinkedQueue<Integer>();
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < workers; worker++) {
                String price = worker + ".5";
                racers.submit(() -> {
                    var failed = process(IntStream.range(0, 50).mapToObj(n -> Bodies.priced(n, price)).toList());
                    IntStream.range(0, 50).filter(n -> !failed.contains(Integer.toString(n))).forEach(stored::add);
                    return null;
                });
            }
        }

        assertThat(stored).hasSize(50).doesNotHaveDuplicates();
        assertThat(stored()).hasSize(50);
    }

    @Test
    void anItemThatSomebodyElseWroteHoldsItsIdToo() {
        dynamoDb.putItem(put -> put.tableName(table).item(Map.of("id", n("1"), "note", s("by hand"))));

        assertThat(process(List.of(Bodies.good(1)))).containsExactly("0");
        assertThat(item(1)).containsKey("note");
    }

    @Test
    void keepsThirtyEightDigits() {
        String price = "12345678901234567890.123456789012345678";
        String id = "12345678901234567890123456789012345678";
        String body = Bodies.priced(1, price).replace("\"id\":1", "\"id\":" + id);

        assertThat(process(List.of(body))).isEmpty();
        assertThat(process(List.of(body))).isEmpty();
        assertThat(dynamoDb.getItem(get -> get.tableName(table).key(Map.of("id", n(id)))).item())
                .containsEntry("price_per_item", n(price));
    }

    @Test
    void keepsTextsThatAreUnusual() {
        String body = Bodies.with("product_name", "\"L'\\u0000\\\"🦃\\\\ü?\"");

        assertThat(process(List.of(body))).isEmpty();
        assertThat(item(1)).containsEntry("product_name", s("L'\0\"🦃\\ü?"));
        assertThat(process(List.of(body))).isEmpty();
    }

    @Test
    void takesTheLargestBatchThatSqsDelivers() {
        List<String> bodies = IntStream.range(0, 10_000)
                .mapToObj(n -> n % 100 == 0 ? Bodies.priced(n, "\"err\"") : Bodies.good(n % 5_000 + 5_000)).toList();

        assertThat(process(bodies)).hasSize(100).startsWith("0", "100", "200");
        assertThat(stored()).hasSize(4_950);
    }

    @Test
    void aThrottledOrderFailsAloneAndIsStoredWhenItComesAgain() {
        var bodies = List.of(Bodies.good(1), Bodies.good(2), Bodies.good(3));

        assertThat(process(processor(table, Faults.throttledStatement(1)), bodies)).containsExactly("1");
        assertThat(stored()).hasSize(2);
        assertThat(log.toString(UTF_8)).contains("order postponed", "ThrottlingError");
        assertThat(process(List.of(bodies.get(1)))).isEmpty();
        assertThat(stored()).hasSize(3);
    }

    @Test
    void whatCouldNotBeComparedComesAgain() {
        process(List.of(Bodies.good(1)));

        var batch = List.of(Bodies.good(1), Bodies.good(2));
        assertThat(process(processor(table, Faults.unansweredKeys()), batch)).containsExactly("0");
        assertThat(process(processor(table, Faults.failing("BatchGetItem")), batch)).containsExactly("0", "1");
        assertThat(process(batch)).isEmpty();
    }

    @Test
    void losesNothingWhenDynamoDbIsAwayOrTheTableIsMissing() {
        var bodies = List.of(Bodies.good(1), "not JSON", Bodies.good(2));

        assertThat(process(processor(table, Faults.failing("BatchExecuteStatement")), bodies)).containsExactly("0", "1",
                "2");
        assertThat(process(processor("no-such-table"), bodies)).containsExactly("0", "1", "2");
        assertThat(log.toString(UTF_8)).contains("order refused", "order postponed", "\"postponed\":2");
    }

    @Test
    void oneOrderCanNotMakeItsBatchInvalid() {
        var bodies = LongStream.range(0, 10).mapToObj(Bodies::good).toList();

        assertThat(process(processor(table, Faults.invalidWith("7")), bodies)).containsExactly("7");
        assertThat(stored()).hasSize(9);
    }

    @Test
    void logsIdsAndCountsButNoPayload() {
        process(List.of(Bodies.good(1), Bodies.with("price_per_item", "\"secret\"")));

        assertThat(log.toString(UTF_8).lines()).hasSize(2);
        assertThat(log.toString(UTF_8))
                .contains("\"AWSRequestId\":\"r-1\"", "\"message_id\":\"1\"",
                        "\"received\":2,\"stored\":1,\"already_stored\":0,\"refused\":1,\"postponed\":0")
                .doesNotContain("secret", "customer-17", "Roasting pan");
    }

    @Test
    void warmsUpWithoutStoringAnything() {
        new ProcessOrders(new OrderTable(ENGINE.client(calls), table)).warmUp();

        assertThat(calls.operations()).containsExactly("BatchGetItem");
        assertThat(stored()).isEmpty();
    }

    private OrderProcessor processor(String name, ExecutionInterceptor... faults) {
        var interceptors = new ArrayList<>(List.of(faults));
        interceptors.add(calls);
        var client = ENGINE.client(interceptors.toArray(ExecutionInterceptor[]::new));
        return new OrderProcessor(new ProcessOrders(new OrderTable(client, name)),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private List<String> process(List<String> bodies) {
        return process(processor(table), bodies);
    }

    private static List<String> process(OrderProcessor processor, List<String> bodies) {
        var event = new SQSEvent();
        event.setRecords(IntStream.range(0, bodies.size()).mapToObj(n -> {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId(Integer.toString(n));
            message.setBody(bodies.get(n));
            return message;
        }).toList());
        return processor.handleRequest(event, new TestContext("r-1", 1_000)).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    private List<Map<String, AttributeValue>> stored() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream().toList();
    }

    private Map<String, AttributeValue> item(long id) {
        return dynamoDb.getItem(get -> get.tableName(table).key(Map.of("id", n(Long.toString(id))))).item();
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
