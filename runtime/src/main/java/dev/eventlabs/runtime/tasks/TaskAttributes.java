package dev.eventlabs.runtime.tasks;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a task that the lab itself writes. */
final class TaskAttributes {
    /** Text, the table's key: {@code TASK#<task_id>}. */
    static final String PK = "PK";
    static final String TASK_ID = "task_id";
    /** Text: one of {@link TaskStatus}; absent as long as no workflow took the task up. */
    static final String STATUS = "workflow_status";
    /** Text: ISO-8601 in UTC. */
    static final String UPDATED = "updated_datetime";
    /** Number: how often it was tried again; absent if never. */
    static final String ATTEMPTS = "attempts";
    /** Text: the name of the execution that has the task or had it last. */
    static final String EXECUTION = "execution";

    /** Nobody can post them. */
    static final List<String> RESERVED = List.of(PK, STATUS, UPDATED, ATTEMPTS, EXECUTION);
    /** Nobody sees them. */
    static final List<String> HIDDEN = List.of(PK, EXECUTION);

    private static final String KEY_PREFIX = "TASK#";

    private TaskAttributes() {}

    static Map<String, AttributeValue> key(String taskId) {
        return Map.of(PK, AttributeValue.fromS(KEY_PREFIX + taskId));
    }

    /** @throws IllegalArgumentException if it isn't a task's key */
    static String taskId(String key) {
        if (key == null || !key.startsWith(KEY_PREFIX) || key.length() == KEY_PREFIX.length()) {
            throw new IllegalArgumentException(
                    "the key " + PK + " is " + (key == null ? "missing" : "\"" + key + "\"") + ", expected is "
                            + KEY_PREFIX + "<" + TASK_ID + ">");
        }
        return key.substring(KEY_PREFIX.length());
    }
}
