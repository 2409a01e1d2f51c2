package dev.eventlabs.runtime.messaging.stream;

import dev.eventlabs.runtime.messaging.table.MessageAttributes;
import dev.eventlabs.runtime.messaging.table.MessageKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The rows of conversations in the table of messages. Thread-safe. It needs no more than to query table and index, and to put and delete items.
 * What DynamoDB refuses or can't do is thrown as the SDK throws it.
 */
final class GroupTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String index;

    GroupTable(DynamoDbClient dynamoDb, String table, String index) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.index = index;
    }

    /** What the index knows of a conversation: rows may be missing, be where they were before, or be there twice. */
    List<GroupRow> inIndex(String messageGroupUuid) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).indexName(index)
                .keyConditionExpression(MessageAttributes.MESSAGE_GROUP_UUID + " = :group")
                .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(messageGroupUuid))))
                .items().stream().map(GroupRow::new).toList();
    }

    /** The row where it is now. Read from the oldest on, so that a row that moves meanwhile is seen before or after it has. */
    Optional<GroupRow> inList(String owner, String messageGroupUuid) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                .keyConditionExpression(MessageAttributes.PK + " = :pk")
                .filterExpression(MessageAttributes.MESSAGE_GROUP_UUID + " = :group")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(MessageKeys.rows(owner)), ":group",
                        AttributeValue.fromS(messageGroupUuid))))
                .items().stream().findFirst().map(GroupRow::new);
    }

    /**
     * Replaces rows by others, all or none.
     *
     * @return for each whether something was in the way
     */
    List<Obstacle> replace(List<Replacement> replacements) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(replacements.stream()
                    .flatMap(each -> List.of(delete(each.row()), put(each.by())).stream()).toList()));
            return List.of();
        } catch (TransactionCanceledException e) {
            return e.cancellationReasons().isEmpty() ? List.of(Obstacle.BUSY) : obstacles(e.cancellationReasons());
        }
    }

    private TransactWriteItem delete(GroupRow row) {
        return TransactWriteItem.builder().delete(delete -> delete.tableName(table)
                .key(Map.of(MessageAttributes.PK, row.item().get(MessageAttributes.PK), MessageAttributes.SK,
                        row.item().get(MessageAttributes.SK)))
                .conditionExpression(MessageAttributes.MESSAGE_GROUP_UUID + " = :group")
                .expressionAttributeValues(
                        Map.of(":group", row.item().get(MessageAttributes.MESSAGE_GROUP_UUID))))
                .build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)
                .conditionExpression("attribute_not_exists(" + MessageAttributes.PK + ")")).build();
    }

    private static List<Obstacle> obstacles(List<CancellationReason> reasons) {
        return IntStream.range(0, reasons.size() / 2)
                .mapToObj(i -> Obstacle.of(reasons.get(2 * i), reasons.get(2 * i + 1))).toList();
    }

    /** Asks for a conversation that nobody has: the way to DynamoDB and back. */
    void warmUp() {
        inIndex("warm-up");
    }

    /** A row, and what takes its place. */
    record Replacement(GroupRow row, Map<String, AttributeValue> by) {}
}
