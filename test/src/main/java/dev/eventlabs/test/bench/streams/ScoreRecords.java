package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.scores.ScoresClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Score records of ten users that nobody else has, one point each, in turn.
 *
 * @param firstId and what the users are called after
 */
record ScoreRecords(long firstId, int count) {

    private static final int USERS = 10;
    private static final int BATCH = 25;

    void into(DynamoDbClient dynamo, String table) {
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, AttributeValue> item = ScoresClient.record(firstId + i, user(i), AttributeValue.fromN("1"));
            batch.add(WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
            if (batch.size() == BATCH || i == count - 1) {
                List<WriteRequest> full = List.copyOf(batch);
                dynamo.batchWriteItem(write -> write.requestItems(Map.of(table, full)));
                batch.clear();
            }
        }
    }

    /** Whether the last of the users, whose records are the last, has all points; it is asked for often, so only for one row. */
    boolean areIn(DynamoDbClient dynamo, String table) {
        int last = (count - 1) % USERS;
        int points = count / USERS + (last < count % USERS ? 1 : 0);
        Map<String, AttributeValue> row = dynamo.getItem(get -> get.tableName(table).consistentRead(true)
                .key(Map.of("Username", AttributeValue.fromS(user(last))))).item();
        return row.containsKey("Score")
                && new BigDecimal(row.get("Score").n()).compareTo(BigDecimal.valueOf(points)) == 0;
    }

    private String user(int i) {
        return "bench-" + firstId + "-" + i % USERS;
    }
}
