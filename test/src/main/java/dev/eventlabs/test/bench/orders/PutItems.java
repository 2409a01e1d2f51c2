package dev.eventlabs.test.bench.orders;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.orders.OrdersClient;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** PutItem per second of one client: through the front door, and at the engine's own port. */
final class PutItems {

    private static final int ROUNDS = 7;
    private static final int PUTS = 1_500;
    private static final String TABLE = "bench-put-items";

    private final OrdersClient client;
    private final Engines engines;
    private final Report report;

    PutItems(OrdersClient client, Engines engines, Report report) {
        this.client = client;
        this.engines = engines;
        this.report = report;
    }

    void measure() {
        report.say("PutItem/s: " + ROUNDS + " rounds of " + PUTS + " at each, in turn …");
        Engines.createTable(client.dynamo(), TABLE, "id", ScalarAttributeType.N);
        Engines.createTable(engines.dynamo(), TABLE, "id", ScalarAttributeType.N);
        Median throughDoor = new Median();
        Median atEngine = new Median();
        round(engines.dynamo(), 0);
        round(client.dynamo(), 0);
        for (int round = 1; round <= ROUNDS; round++) {
            atEngine.add(round(engines.dynamo(), round));
            throughDoor.add(round(client.dynamo(), round));
        }
        client.dynamo().deleteTable(delete -> delete.tableName(TABLE));
        report.add(Figure.rate("PutItem/s through the front door", throughDoor.value(), atEngine.value(), 0.8));
    }

    private static double round(DynamoDbClient dynamo, int round) {
        long start = System.nanoTime();
        for (int i = 0; i < PUTS; i++) {
            Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromN(Integer.toString(round * PUTS + i)),
                    "customer_id", AttributeValue.fromS("customer-1"), "product_name",
                    AttributeValue.fromS("Gravy boat"),
                    "quantity", AttributeValue.fromN("2"), "price_per_item", AttributeValue.fromN("19.90"));
            dynamo.putItem(put -> put.tableName(TABLE).item(item));
        }
        return PUTS / ((System.nanoTime() - start) / 1e9);
    }
}
