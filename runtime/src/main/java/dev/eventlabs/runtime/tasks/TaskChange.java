package dev.eventlabs.runtime.tasks;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One conditional update of a task, as DynamoDB wants it said. Each notes the execution that made it. */
record TaskChange(String expression, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    private static final String UNTOUCHED = "(attribute_exists(#key) AND attribute_not_exists(#status))";
    private static final String ACTIVE_OF_MINE = "(#status = :active AND #execution = :me)";
    // Of mine it is this execution's own doing, and done.
    private static final String FAILED_OF_ANOTHER = "(#status = :failed AND "
            + "(attribute_not_exists(#execution) OR #execution <> :me))";

    /** Takes the task up, unless it isn't any more as the record of the stream said. */
    static TaskChange activation(TaskMove move, Instant now) {
        return move.fromFailed()
                ? change(TaskStatus.ACTIVE, move, now, FAILED_OF_ANOTHER, " ADD #attempts :one")
                : change(TaskStatus.ACTIVE, move, now, UNTOUCHED, "");
    }

    static TaskChange success(TaskMove move, Instant now) {
        return change(TaskStatus.SUCCESS, move, now, ACTIVE_OF_MINE, "");
    }

    /** It will be tried again, if it hasn't been tried as often as may be. */
    static TaskChange failure(TaskMove move, int maxAttempts, Instant now) {
        String mayTryAgain = maxAttempts > 0 ? "(attribute_not_exists(#attempts) OR #attempts < :max)"
                : "#attempts < :max";
        return change(TaskStatus.FAILED, move, now, toFail(move) + " AND " + mayTryAgain, "", maxAttempts);
    }

    /** It failed for good: too often, or without ever leaving FAILED, since another FAILED would start nothing. */
    static TaskChange abandonment(TaskMove move, Instant now) {
        String condition = move.fromFailed() ? "(" + ACTIVE_OF_MINE + " OR " + FAILED_OF_ANOTHER + ")" : toFail(move);
        return change(TaskStatus.ABANDONED, move, now, condition, "");
    }

    private static String toFail(TaskMove move) {
        return move.fromFailed() ? ACTIVE_OF_MINE : "(" + ACTIVE_OF_MINE + " OR " + UNTOUCHED + ")";
    }

    private static TaskChange change(TaskStatus to, TaskMove move, Instant now, String condition, String addition,
            int... maxAttempts) {
        String expression = "SET #status = :to, #updated = :now, #execution = :me" + addition;
        var values = new HashMap<String, AttributeValue>();
        values.put(":to", AttributeValue.fromS(to.name()));
        values.put(":now", AttributeValue.fromS(now.toString()));
        values.put(":me", AttributeValue.fromS(move.execution()));
        values.put(":active", AttributeValue.fromS(TaskStatus.ACTIVE.name()));
        values.put(":failed", AttributeValue.fromS(TaskStatus.FAILED.name()));
        values.put(":one", AttributeValue.fromN("1"));
        for (int max : maxAttempts) {
            values.put(":max", AttributeValue.fromN(Integer.toString(max)));
        }
        var names = new HashMap<>(Map.of("#key", TaskAttributes.PK, "#status", TaskAttributes.STATUS, "#updated",
                TaskAttributes.UPDATED, "#execution", TaskAttributes.EXECUTION, "#attempts", TaskAttributes.ATTEMPTS));
        // DynamoDB refuses names and values that no expression uses.
        String used = expression + " " + condition + " ";
        names.keySet().removeIf(name -> !isIn(used, name));
        values.keySet().removeIf(name -> !isIn(used, name));
        return new TaskChange(expression, condition, names, values);
    }

    private static boolean isIn(String text, String name) {
        return text.matches(".*" + name + "\\b.*");
    }
}
