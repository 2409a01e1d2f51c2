package dev.eventlabs.test.bench;

import dev.eventlabs.test.orders.Sdk;
import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** PutItem per second: through the front door, and at the port of the same engine behind it. */
final class PutItems {

    private static final int ROUNDS = 7;
    private static final int PUTS = 1_500;
    private static final String TABLE = "bench-put-items";

    private final Lab lab;
    private final Report report;

    PutItems(Lab lab, Report report) {
        this.lab = lab;
        this.report = report;
    }

    void measure() {
        OptionalInt port = lab.enginePort("DynamoDB");
        if (port.isEmpty()) {
            report.note("PutItem/s was not measured: the embedded AWS doesn't tell the port of DynamoDB Local.");
            return;
        }
        report.say("PutItem/s: " + ROUNDS + " rounds of " + PUTS + " at each, in turn …");
        try (DynamoDbClient door = Sdk.at(lab.endpoint(), DynamoDbClient.builder());
                DynamoDbClient engine = Sdk.at(URI.create("http://localhost:" + port.getAsInt()),
                        DynamoDbClient.builder())) {
            createTable(door);
            // The front door may keep accounts and regions apart in a way of its own; the engine's own table is as good.
            createTable(engine);
            Median throughDoor = new Median();
            Median atEngine = new Median();
            round(engine, -1);
            round(door, -1);
            for (int round = 0; round < ROUNDS; round++) {
                atEngine.add(round(engine, round));
                throughDoor.add(round(door, round));
            }
            report.add(Figure.rate("PutItem/s through the front door", throughDoor.value(), atEngine.value(), 0.8));
            door.deleteTable(delete -> delete.tableName(TABLE));
        }
    }

    private static double round(DynamoDbClient client, int round) {
        long start = System.nanoTime();
        for (int i = 0; i < PUTS; i++) {
            Map<String, AttributeValue> item = Map.of("id",
                    AttributeValue.fromN(Integer.toString((round + 1) * PUTS + i)),
                    "customer_id", AttributeValue.fromS("customer-1"), "product_name",
                    AttributeValue.fromS("Gravy boat"),
                    "quantity", AttributeValue.fromN("2"), "price_per_item", AttributeValue.fromN("19.90"));
            client.putItem(put -> put.tableName(TABLE).item(item));
        }
        return PUTS / ((System.nanoTime() - start) / 1e9);
    }

    static void createTable(DynamoDbClient client) {
        createTable(client, TABLE);
    }

    /** A table of orders, unless it is there. */
    static void createTable(DynamoDbClient client, String name) {
        if (client.listTables().tableNames().contains(name)) {
            return;
        }
        client.createTable(create -> create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .attributeDefinitions(AttributeDefinition.builder().attributeName("id")
                        .attributeType(ScalarAttributeType.N).build()));
        client.waiter().waitUntilTableExists(wait -> wait.tableName(name));
    }
}
