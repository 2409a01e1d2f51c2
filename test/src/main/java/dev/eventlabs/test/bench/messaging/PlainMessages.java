package dev.eventlabs.test.bench.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The floor: the same calls of DynamoDB that a post and a move take, at the engine's own port, with nothing around them. Thread-safe. */
final class PlainMessages {

    private static final String TABLE = "bench-messages";
    private static final String INDEX = "message-group-sk-index";
    private static final String NEW = "attribute_not_exists(pk)";

    private final DynamoDbClient engine;

    PlainMessages(DynamoDbClient engine) {
        this.engine = engine;
        engine.createTable(create -> create.tableName(TABLE).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName(INDEX)
                        .keySchema(key("message_group_uuid", KeyType.HASH), key("sk", KeyType.RANGE))
                        .projection(all -> all.projectionType(ProjectionType.ALL)).build())
                .attributeDefinitions(text("pk"), text("sk"), text("message_group_uuid")));
        engine.waiter().waitUntilTableExists(wait -> wait.tableName(TABLE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    /** Puts the two rows of a new conversation. */
    Conversation start() {
        String group = UUID.randomUUID().toString();
        for (String owner : List.of("one", "other")) {
            engine.putItem(put -> put.tableName(TABLE).item(row(group, owner, "0")));
        }
        return new Conversation(group);
    }

    private static Map<String, AttributeValue> row(String group, String owner, String sk) {
        return item("pk", "GRP#" + owner + group, "sk", sk, "message_group_uuid", group);
    }

    private static Map<String, AttributeValue> item(String... namesAndValues) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("message", AttributeValue.fromS("a message of some forty characters, more or less"));
        item.put("user_uuid", AttributeValue.fromS("5ae290ed-55d1-47a0-bc6d-fe2bc2700399"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put(namesAndValues[i], AttributeValue.fromS(namesAndValues[i + 1]));
        }
        return item;
    }

    /** Used by one thread. */
    final class Conversation {

        private final String group;
        private int time;

        private Conversation(String group) {
            this.group = group;
        }

        /** Who is in it, and a message: what a post takes. */
        void post() {
            query();
            String sk = Integer.toString(++time);
            engine.putItem(put -> put.tableName(TABLE).item(item("pk", "MSG#" + group, "sk", sk))
                    .conditionExpression(NEW));
        }

        /** Where its rows are, and the rows elsewhere: what a move takes. */
        void move() {
            List<TransactWriteItem> writes = query().stream().flatMap(row -> List.of(
                    TransactWriteItem.builder().delete(delete -> delete.tableName(TABLE)
                            .key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))
                            .conditionExpression("attribute_exists(pk)")).build(),
                    TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(moved(row))
                            .conditionExpression(NEW)).build())
                    .stream()).toList();
            time++;
            engine.transactWriteItems(write -> write.transactItems(writes));
        }

        private Map<String, AttributeValue> moved(Map<String, AttributeValue> row) {
            Map<String, AttributeValue> moved = new HashMap<>(row);
            moved.put("sk", AttributeValue.fromS(Integer.toString(time + 1)));
            return moved;
        }

        private List<Map<String, AttributeValue>> query() {
            return engine.query(query -> query.tableName(TABLE).indexName(INDEX)
                    .keyConditionExpression("message_group_uuid = :group")
                    .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(group)))).items();
        }
    }
}
