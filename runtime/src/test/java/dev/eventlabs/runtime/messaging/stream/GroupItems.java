package dev.eventlabs.runtime.messaging.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of messages, as tests fill it and look at it. */
record GroupItems(DynamoDbClient dynamoDb, String table) {

    static Map<String, AttributeValue> item(String... namesAndValues) {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put(namesAndValues[i], AttributeValue.fromS(namesAndValues[i + 1]));
        }
        return item;
    }

    /** A conversation in the lists of two people, without the claim and the message that they'd come with. */
    void conversation(String group, String one, String other, String sk) {
        put(row(group, one, other, sk));
        put(row(group, other, one, sk));
    }

    static Map<String, AttributeValue> row(String group, String owner, String other, String sk) {
        return item("pk", "GRP#" + owner, "sk", sk, "message_group_uuid", group, "message", "first", "user_uuid", other,
                "user_display_name", "Name of " + other, "user_handle", other);
    }

    static Map<String, AttributeValue> message(String group, String sender, String sk, String text) {
        return item("pk", "MSG#" + group, "sk", sk, "message_uuid", "m-" + sk, "message", text, "user_uuid", sender,
                "user_display_name", "Name of " + sender, "user_handle", sender);
    }

    void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    /** Somebody's list, newest first, each row as {@code group|sk|message}. */
    List<String> list(String owner) {
        return rows(owner).stream().map(row -> row.get("message_group_uuid").s() + "|" + row.get("sk").s() + "|"
                + row.get("message").s()).toList();
    }

    List<Map<String, AttributeValue>> rows(String owner) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true).scanIndexForward(false)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("GRP#" + owner)))).items().stream()
                .toList();
    }
}
