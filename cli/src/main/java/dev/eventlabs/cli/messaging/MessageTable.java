package dev.eventlabs.cli.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The lab's one table, and its two access patterns. Thread-safe. */
record MessageTable(DynamoDbClient dynamoDb, String name) {

    static final String INDEX = "message-group-sk-index";

    private static final String NEW = "attribute_not_exists(pk)";

    /** Somebody's conversations, the latest first. */
    Listing conversations(String userUuid, int limit) {
        return listing(latest("GRP#" + userUuid, limit));
    }

    /** The latest messages of a conversation, the oldest of them first. */
    Listing conversation(String messageGroupUuid, int limit) {
        Listing latest = listing(latest("MSG#" + messageGroupUuid, limit));
        List<Map<String, AttributeValue>> items = new ArrayList<>(latest.items());
        Collections.reverse(items);
        return new Listing(items, latest.more(), latest.consumed());
    }

    /** The rows of a conversation, in both people's lists: through the index, a moment behind. */
    List<Map<String, AttributeValue>> rows(String messageGroupUuid) {
        return dynamoDb.queryPaginator(query -> query.tableName(name).indexName(INDEX)
                .keyConditionExpression("message_group_uuid = :group")
                .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(messageGroupUuid))))
                .items().stream().toList();
    }

    /** The conversation of two people, if they have one. */
    Optional<String> conversationOf(Member one, Member other) {
        return dynamoDb.query(query -> query.tableName(name).consistentRead(true).keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pair(one, other)))))
                .items().stream().findFirst().map(claim -> claim.get("conversation_uuid").s());
    }

    /** What two people have one of, whoever wrote first. */
    static String pair(Member one, Member other) {
        boolean inOrder = one.uuid().compareTo(other.uuid()) < 0;
        return "PAIR#" + (inOrder ? one : other).uuid() + "#" + (inOrder ? other : one).uuid();
    }

    /** @return false if one of them is there already; then none is written */
    boolean insertAll(List<Map<String, AttributeValue>> items) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(items.stream()
                    .map(item -> TransactWriteItem.builder()
                            .put(put -> put.tableName(name).item(item).conditionExpression(NEW)).build())
                    .toList()));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().noneMatch(reason -> reason.code().equals("ConditionalCheckFailed"))) {
                throw e;
            }
            return false;
        }
    }

    /** @return false if it is there already */
    boolean insert(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(name).item(item).conditionExpression(NEW));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private QueryResponse latest(String pk, int limit) {
        return dynamoDb.query(query -> query.tableName(name).keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                .scanIndexForward(false).limit(limit)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    }

    private static Listing listing(QueryResponse answer) {
        return new Listing(answer.items(), answer.hasLastEvaluatedKey(), answer.consumedCapacity());
    }
}
