package dev.eventlabs.runtime.tasks;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a task is after a move.
 *
 * @param workflowStatus null if it has none yet, or there is no such task
 * @param attempts 0 if it was never tried again
 * @param mine whether the execution that asked has moved the task to where it is
 */
record TaskState(String workflowStatus, int attempts, boolean mine) {

    static TaskState of(Map<String, AttributeValue> item, boolean mine) {
        return new TaskState(text(item, TaskAttributes.STATUS).orElse(null), attempts(item), mine);
    }

    /** Whether nothing will ever change it. */
    boolean isOver() {
        return "SUCCESS".equals(workflowStatus) || "ABANDONED".equals(workflowStatus);
    }

    static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private static int attempts(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(TaskAttributes.ATTEMPTS)).map(AttributeValue::n).map(Integer::valueOf)
                .orElse(0);
    }
}
