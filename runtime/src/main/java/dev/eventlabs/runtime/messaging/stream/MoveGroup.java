package dev.eventlabs.runtime.messaging.stream;

import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.retry.Backoff;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Moves a conversation's rows to a message, if they aren't at it or beyond. Thread-safe.
 *
 * <p>A row is never without its person, nor has a person two: a move deletes the row where it was, on the condition that it is there, and puts it where
 * it goes, on the condition that nothing is, in one transaction. So each transaction leaves as many rows as it found, and takes a row only on. What was
 * read may therefore be as old as it likes: an old row that is at the message already is there in truth too, and one that has moved since can't be
 * deleted again. Then it is read anew, from the table itself.
 */
final class MoveGroup {
    // With the pauses between them about a second.
    private static final int MOST_ATTEMPTS = 8;

    private final GroupTable table;
    private final GroupRows rows;
    private final Backoff backoff;

    MoveGroup(GroupTable table, Backoff backoff) {
        this.table = table;
        this.rows = new GroupRows(table);
        this.backoff = backoff;
    }

    Move move(NewMessage.Posted message) {
        try {
            return attempts(message);
        } catch (DynamoDbException e) {
            return e.awsErrorDetails() != null && "ValidationException".equals(e.awsErrorDetails().errorCode())
                    ? new Move.Refused("DynamoDB doesn't take the row with this message")
                    : new Move.Unavailable(e.getMessage());
        } catch (SdkException e) {
            return new Move.Unavailable(e.getMessage());
        }
    }

    private Move attempts(NewMessage.Posted message) {
        var crowded = new HashSet<String>();
        String reason = "";
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (attempt > 0) {
                backoff.pause(attempt - 1);
            }
            Optional<List<GroupRow>> found = rows.of(message.messageGroupUuid(), message.sender(), attempt == 0);
            if (found.isEmpty()) {
                reason = "the conversation isn't in the lists of its people";
                continue;
            }
            List<GroupRow> behind = found.get().stream().filter(row -> row.isBefore(message.time())).toList();
            if (behind.isEmpty()) {
                return new Move.Moved(0);
            }
            List<Obstacle> obstacles = table.replace(behind.stream().map(row -> moved(row, message, crowded)).toList());
            if (obstacles.isEmpty()) {
                return new Move.Moved(behind.size());
            }
            if (obstacles.contains(Obstacle.REFUSED)) {
                return new Move.Refused("DynamoDB doesn't take the row with this message");
            }
            for (int i = 0; i < obstacles.size(); i++) {
                if (obstacles.get(i) == Obstacle.TAKEN) {
                    crowded.add(behind.get(i).owner());
                }
            }
            reason = "its rows are being written by others";
        }
        return new Move.Postponed(reason);
    }

    private static GroupTable.Replacement moved(GroupRow row, NewMessage.Posted message, Set<String> crowded) {
        String sk = crowded.contains(row.owner())
                ? MessageKeys.crowded(message.time(), message.messageGroupUuid())
                : message.time().text();
        return new GroupTable.Replacement(row, row.at(sk, message.text()));
    }

    /** Walks the way to the table and back, but changes nothing. */
    void warmUp() {
        table.warmUp();
    }
}
