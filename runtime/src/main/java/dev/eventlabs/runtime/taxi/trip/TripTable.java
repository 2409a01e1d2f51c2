package dev.eventlabs.runtime.taxi.trip;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table of trips. Thread-safe. What DynamoDB refuses or can't do is thrown as the SDK throws it. */
final class TripTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    TripTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** @return false if its key is there already, with an item that isn't this very one */
    boolean insert(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item)
                    .conditionExpression("attribute_not_exists(" + TripAttributes.RIDER + ")")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return isIn(e.item(), item);
        }
    }

    /** Sets the attributes if the trip has this status; either way answers what is there now. */
    Changed change(TripKey key, TripStatus expected, Map<String, AttributeValue> attributes) {
        var names = new HashMap<>(Map.of("#status", TripAttributes.STATUS));
        var values = new HashMap<>(Map.of(":expected", AttributeValue.fromS(expected.text())));
        attributes.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        String sets = attributes.keySet().stream().map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", "));
        // Names are case-sensitive: #STATUS and #status are two, and both STATUS.
        try {
            return new Changed(true, dynamoDb.updateItem(update -> update.tableName(table).key(key.attributes())
                    .updateExpression("SET " + sets).conditionExpression("#status = :expected")
                    .expressionAttributeNames(names).expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)).attributes());
        } catch (ConditionalCheckFailedException e) {
            return new Changed(isIn(e.item(), attributes), e.item());
        }
    }

    /** Whether the item is our own: the SDK sends again what was answered too late, and nobody else draws the same numbers. */
    private static boolean isIn(Map<String, AttributeValue> item, Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream().allMatch(each -> isSame(item.get(each.getKey()), each.getValue()));
    }

    private static boolean isSame(AttributeValue there, AttributeValue ours) {
        if (there == null || there.n() == null || ours.n() == null) {
            return ours.equals(there);
        }
        // DynamoDB drops the zeros at the end of a number.
        return new BigDecimal(there.n()).compareTo(new BigDecimal(ours.n())) == 0;
    }

    /** Reads a trip that nobody has: the way to DynamoDB and back. */
    void warmUp() {
        dynamoDb.getItem(get -> get.tableName(table).key(new TripKey("0", "warm-up").attributes()));
    }

    /** @param item empty if there is none */
    record Changed(boolean made, Map<String, AttributeValue> item) {}
}
