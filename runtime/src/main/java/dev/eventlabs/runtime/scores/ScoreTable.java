package dev.eventlabs.runtime.scores;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The table of totals. Thread-safe.
 *
 * <p>Total and mark move in one conditional update, which takes for granted that the row has a mark of this source and hasn't seen these
 * changes. When it doesn't hold, DynamoDB answers with the row, and the second update is made for it. See
 * {@code docs/decisions/0013-remember-what-was-counted-in-the-row.md}.
 */
final class ScoreTable {
    /** Twice as long as a DynamoDB stream keeps a record: nothing that old is ever delivered again. */
    static final Duration MARKS_KEPT = Duration.ofHours(48);

    // A first look and the answer to it, and again for each time another shard changes the row in between.
    private static final int MOST_ATTEMPTS = 8;
    // An expression has room for more, but a row has hardly ever as many.
    private static final int MOST_MARKS_DROPPED = 50;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final InstantSource clock;

    ScoreTable(DynamoDbClient dynamoDb, String table, InstantSource clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Adds those changes to a user's total that it doesn't have yet.
     *
     * @param source whose sequence numbers these are
     * @param changes at least one, in the order of their sequence numbers
     */
    Counting count(String username, String source, List<ScoreChange> changes) {
        try {
            return countOnce(username, source, changes);
        } catch (SdkException e) {
            SequenceNumber first = changes.getFirst().sequenceNumber();
            if (!isRefused(e)) {
                return new Counting.Unavailable(first, e.getMessage());
            }
            if (changes.size() == 1) {
                return new Counting.Refused(first, e.getMessage());
            }
            // One of them makes a total that DynamoDB can't keep. The others are to count all the same.
            int half = changes.size() / 2;
            Counting ofFirstHalf = count(username, source, changes.subList(0, half));
            return ofFirstHalf instanceof Counting.Counted
                    ? count(username, source, changes.subList(half, changes.size()))
                    : ofFirstHalf;
        }
    }

    private static boolean isRefused(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                && "ValidationException".equals(service.awsErrorDetails().errorCode());
    }

    private Counting countOnce(String username, String source, List<ScoreChange> changes) {
        List<ScoreChange> rest = changes;
        RowUpdate update = RowUpdate.ofKnownSource(source, rest, clock.instant());
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                send(username, update);
                return new Counting.Counted();
            } catch (ConditionalCheckFailedException e) {
                rest = Applied.of(e.item()).notIn(source, changes);
                if (rest.isEmpty()) {
                    return new Counting.Counted();
                }
                update = updateOf(e.item(), source, rest);
            }
        }
        return new Counting.Unavailable(rest.getFirst().sequenceNumber(),
                "the row changed " + MOST_ATTEMPTS + " times while it was to be updated");
    }

    private RowUpdate updateOf(Map<String, AttributeValue> row, String source, List<ScoreChange> changes) {
        var applied = Applied.of(row);
        Instant now = clock.instant();
        if (applied.has(source)) {
            return RowUpdate.ofKnownSource(source, changes, now);
        }
        return row.containsKey(Applied.ATTRIBUTE)
                ? RowUpdate.ofNewSource(source, changes, now,
                        applied.lastMovedBefore(now.minus(MARKS_KEPT), MOST_MARKS_DROPPED))
                : RowUpdate.ofFirstSource(source, changes, now);
    }

    private void send(String username, RowUpdate update) {
        dynamoDb.updateItem(request -> request.tableName(table).key(key(username))
                .updateExpression(update.expression()).conditionExpression(update.condition())
                .expressionAttributeNames(update.names()).expressionAttributeValues(update.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private static Map<String, AttributeValue> key(String username) {
        return Map.of(ScoreAttributes.USERNAME, AttributeValue.fromS(username));
    }

    /** Sends an update of a row that nobody has, on a condition that never holds: the way to DynamoDB and back. */
    void warmUp() {
        try {
            dynamoDb.updateItem(request -> request.tableName(table).key(key("warm-up"))
                    .updateExpression("ADD Score :delta")
                    .conditionExpression("attribute_exists(Username) AND attribute_not_exists(Username)")
                    .expressionAttributeValues(Map.of(":delta", AttributeValue.fromN("0"))));
            throw new IllegalStateException("DynamoDB found that Username is there and isn't");
        } catch (ConditionalCheckFailedException e) {
            // As it should.
        }
    }
}
