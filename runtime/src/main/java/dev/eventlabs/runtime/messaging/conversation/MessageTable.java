package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.messaging.table.MessageAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The table of messages. Thread-safe. It queries and puts, nothing else. What DynamoDB can't do is thrown as the SDK throws it. */
final class MessageTable {
    private static final String NEW = "attribute_not_exists(" + MessageAttributes.PK + ")";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String index;

    MessageTable(DynamoDbClient dynamoDb, String table, String index) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.index = index;
    }

    /** A part of a list, as it is now. */
    Page page(String pk, boolean oldestFirst, int length, Optional<String> after) {
        var answer = dynamoDb.query(query -> {
            ofKey(query, pk).scanIndexForward(oldestFirst).limit(length + 1);
            after.ifPresent(sk -> query.exclusiveStartKey(Map.of(MessageAttributes.PK, AttributeValue.fromS(pk),
                    MessageAttributes.SK, AttributeValue.fromS(sk))));
        });
        List<Map<String, AttributeValue>> items = answer.items().subList(0, Math.min(length, answer.items().size()));
        boolean isEnd = answer.items().size() <= length && answer.lastEvaluatedKey().isEmpty();
        return new Page(items, isEnd || items.isEmpty() ? Optional.empty()
                : Optional.of(items.getLast().get(MessageAttributes.SK).s()));
    }

    /**
     * Whether a conversation is in somebody's list. Nearly always the index says yes. When it doesn't, it may be behind: the conversation is new, or its
     * row is just being moved. So a no is the list's own, read twice, since a row can be missed while it moves.
     */
    boolean isInList(String pk, String messageGroupUuid) {
        return isInIndex(pk, messageGroupUuid) || isInTable(pk, messageGroupUuid) || isInTable(pk, messageGroupUuid);
    }

    private boolean isInIndex(String pk, String messageGroupUuid) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).indexName(index)
                .keyConditionExpression(MessageAttributes.MESSAGE_GROUP_UUID + " = :group")
                .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(messageGroupUuid)))).items().stream()
                .anyMatch(row -> pk.equals(row.get(MessageAttributes.PK).s()));
    }

    private boolean isInTable(String pk, String messageGroupUuid) {
        return dynamoDb.queryPaginator(query -> {
            ofKey(query, pk).filterExpression(MessageAttributes.MESSAGE_GROUP_UUID + " = :group");
            query.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk), ":group",
                    AttributeValue.fromS(messageGroupUuid)));
        }).items().stream().findFirst().isPresent();
    }

    /** The conversation of two people, if they have one. */
    Optional<String> conversation(String pair) {
        return dynamoDb.query(query -> ofKey(query, pair)).items().stream().findFirst()
                .map(claim -> claim.get(MessageAttributes.CONVERSATION_UUID).s());
    }

    private QueryRequest.Builder ofKey(QueryRequest.Builder query, String pk) {
        return query.tableName(table).consistentRead(true).keyConditionExpression(MessageAttributes.PK + " = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)));
    }

    /** @return false if its place is taken, by something that isn't this very item */
    boolean insert(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression(NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // The SDK sends again what was answered too late: then it is our own item that is there.
            return e.hasItem() && e.item().equals(item);
        } catch (TransactionConflictException e) {
            // Somebody's transaction is about to take it.
            return false;
        }
    }

    /** Writes all of them, or none if the place of one is taken. */
    Insertion insertAll(List<Map<String, AttributeValue>> items) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(items.stream().map(this::put).toList()));
            return Insertion.DONE;
        } catch (TransactionCanceledException e) {
            List<String> codes = e.cancellationReasons().stream().map(CancellationReason::code).toList();
            if (codes.stream().anyMatch(code -> !code.equals("None") && !code.equals("ConditionalCheckFailed"))) {
                return Insertion.BUSY;
            }
            return Insertion.TAKEN;
        }
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item).conditionExpression(NEW)).build();
    }

    /** Asks for a conversation that nobody has: the way to DynamoDB and back. */
    void warmUp() {
        isInIndex("warm-up", "warm-up");
    }

    /** What became of several items. */
    enum Insertion {
        DONE,
        /** A place is taken. */
        TAKEN,
        /** Others write the same places just now, or DynamoDB has too much to do. */
        BUSY
    }
}
