package dev.eventlabs.runtime.tasks;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Moves a task to its next state, if it is the execution's to move. Thread-safe.
 *
 * <p>An execution that asks again, because it didn't hear the first answer, gets the same one.
 */
final class MoveTask {
    private final TaskTable table;
    private final int maxAttempts;
    private final InstantSource clock;

    MoveTask(TaskTable table, int maxAttempts, InstantSource clock) {
        this.table = table;
        this.maxAttempts = maxAttempts;
        this.clock = clock;
    }

    TaskState move(TaskMove move) {
        return switch (move.to()) {
            case ACTIVE -> changed(move, TaskChange.activation(move, clock.instant()), Set.of("ACTIVE"));
            case SUCCESS -> changed(move, TaskChange.success(move, clock.instant()), Set.of("SUCCESS"));
            case FAILED -> failed(move);
            case ABANDONED -> throw new IllegalArgumentException("ABANDONED isn't asked for, it follows from FAILED");
        };
    }

    private TaskState failed(TaskMove move) {
        Set<String> results = Set.of("FAILED", "ABANDONED");
        TaskState failed = changed(move, TaskChange.failure(move, maxAttempts, clock.instant()), results);
        // Only now it is known that the task has been tried often enough, or wasn't even activated.
        return failed.mine() || failed.isOver() ? failed
                : changed(move, TaskChange.abandonment(move, clock.instant()), results);
    }

    private TaskState changed(TaskMove move, TaskChange change, Set<String> results) {
        TaskTable.Changed changed = table.change(move.taskId(), change);
        return TaskState.of(changed.item(), changed.made() || isDoneBy(move.execution(), changed.item(), results));
    }

    private static boolean isDoneBy(String execution, Map<String, AttributeValue> item, Set<String> results) {
        return TaskState.text(item, TaskAttributes.EXECUTION).equals(Optional.of(execution))
                && TaskState.text(item, TaskAttributes.STATUS).filter(results::contains).isPresent();
    }

    /** Asks for a change of a task that nobody has: the way to DynamoDB and back. */
    void warmUp() {
        move(new TaskMove("warm-up", false, TaskStatus.SUCCESS, "warm-up"));
    }
}
