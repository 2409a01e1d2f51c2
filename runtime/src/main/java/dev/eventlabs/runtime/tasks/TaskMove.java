package dev.eventlabs.runtime.tasks;

import java.util.Arrays;
import java.util.Map;

/**
 * What the workflow wants of the updater.
 *
 * @param fromFailed whether the execution was started for a task that had failed, or for a new one
 * @param to the status to write: not {@code ABANDONED}, which is the updater's to decide
 * @param execution the name of the execution that asks
 */
record TaskMove(String taskId, boolean fromFailed, TaskStatus to, String execution) {

    /** @throws IllegalArgumentException if something is missing or unknown, with its name and what is allowed */
    static TaskMove of(Map<String, Object> input) {
        return new TaskMove(text(input, "task_id"), text(input, "workflow_step", "NEW", "FAILED").equals("FAILED"),
                TaskStatus.valueOf(text(input, "status", "ACTIVE", "SUCCESS", "FAILED")), text(input, "execution"));
    }

    private static String text(Map<String, Object> input, String name, String... allowed) {
        Object value = input == null ? null : input.get(name);
        if (value instanceof String text && !text.isBlank()
                && (allowed.length == 0 || Arrays.asList(allowed).contains(text))) {
            return text;
        }
        throw new IllegalArgumentException(name + " is " + value + ", expected is "
                + (allowed.length == 0 ? "a text that isn't blank" : "one of " + String.join(", ", allowed)));
    }
}
