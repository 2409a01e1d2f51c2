package dev.eventlabs.runtime.tasks;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table of tasks. Thread-safe. What DynamoDB refuses or can't do is thrown as the SDK throws it. */
final class TaskTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    TaskTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** @return false if its key is there already, with an item that isn't this very one */
    boolean insert(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK sends again what was answered too late: then it is our own item that is there.
            return e.hasItem() && e.item().equals(item);
        }
    }

    Optional<Map<String, AttributeValue>> find(String taskId) {
        // Consistent: who creates a task asks for it a moment later.
        var answer = dynamoDb
                .getItem(get -> get.tableName(table).key(TaskAttributes.key(taskId)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    /** Makes the change if its condition holds; either way answers what is there now. */
    Changed change(String taskId, TaskChange change) {
        try {
            return new Changed(true, dynamoDb.updateItem(update -> update.tableName(table)
                    .key(TaskAttributes.key(taskId)).updateExpression(change.expression())
                    .conditionExpression(change.condition()).expressionAttributeNames(change.names())
                    .expressionAttributeValues(change.values()).returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)).attributes());
        } catch (ConditionalCheckFailedException e) {
            return new Changed(false, e.item());
        }
    }

    /** @param item empty if there is none */
    record Changed(boolean made, Map<String, AttributeValue> item) {}
}
