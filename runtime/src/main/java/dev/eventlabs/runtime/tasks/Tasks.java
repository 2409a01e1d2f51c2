package dev.eventlabs.runtime.tasks;

import dev.eventlabs.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Takes tasks and shows them. Thread-safe. */
final class Tasks {
    /** In bytes. */
    static final int LONGEST_ID = 256;

    private static final List<String> SHOWN_FIRST = List.of(TaskAttributes.TASK_ID, TaskAttributes.STATUS,
            TaskAttributes.UPDATED, TaskAttributes.ATTEMPTS);

    private final TaskTable table;
    private final InstantSource clock;

    Tasks(TaskTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param fields {@code task_id} and whatever else belongs to the task */
    Creation create(Json.Fields fields) {
        Optional<String> problem = problem(fields.byName());
        if (problem.isPresent()) {
            return new Creation.Invalid(problem.get());
        }
        String taskId = ((Json.Text) fields.byName().get(TaskAttributes.TASK_ID)).value();
        var item = new LinkedHashMap<>(AttributeValues.of(fields).m());
        item.putAll(TaskAttributes.key(taskId));
        item.put(TaskAttributes.UPDATED, AttributeValue.fromS(clock.instant().toString()));
        try {
            return table.insert(item) ? new Creation.Created(shown(item)) : new Creation.Taken(taskId);
        } catch (AwsServiceException e) {
            return refused(e);
        } catch (SdkException e) {
            return new Creation.Unavailable(e.getMessage());
        }
    }

    private static Optional<String> problem(Map<String, Json> fields) {
        if (!(fields.get(TaskAttributes.TASK_ID) instanceof Json.Text(String taskId))) {
            Json given = fields.get(TaskAttributes.TASK_ID);
            return Optional.of(TaskAttributes.TASK_ID + " is " + (given == null ? "missing" : given.describe())
                    + "; a text such as \"100\" is expected");
        }
        if (!isId(taskId)) {
            return Optional.of(TaskAttributes.TASK_ID + " must have 1 to " + LONGEST_ID + " bytes and not be blank");
        }
        for (var field : fields.entrySet()) {
            if (TaskAttributes.RESERVED.contains(field.getKey())) {
                return Optional.of(field.getKey() + " is written by the workflow and can't be given; nor can "
                        + String.join(", ", TaskAttributes.RESERVED));
            }
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey().isEmpty() ? Optional.of("there is a field without a name")
                        : AttributeValues.problem(field.getKey(), field.getValue()))
                .flatMap(Optional::stream).findFirst();
    }

    private static boolean isId(String taskId) {
        return !taskId.isBlank() && taskId.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID;
    }

    private static Creation refused(AwsServiceException e) {
        if (e.awsErrorDetails() == null || !"ValidationException".equals(e.awsErrorDetails().errorCode())) {
            return new Creation.Unavailable(e.getMessage());
        }
        // An item's size is counted by DynamoDB's own rules, best by DynamoDB.
        String message = e.awsErrorDetails().errorMessage();
        return message.contains("Item size") ? new Creation.TooLarge()
                : new Creation.Invalid("DynamoDB refuses it: " + message);
    }

    Finding find(String taskId) {
        if (!isId(taskId)) {
            // It can't have been created, and DynamoDB would complain of the key.
            return new Finding.Absent();
        }
        try {
            return table.find(taskId).<Finding>map(item -> new Finding.Found(shown(item)))
                    .orElseGet(Finding.Absent::new);
        } catch (SdkException e) {
            return new Finding.Unavailable(e.getMessage());
        }
    }

    private static Json.Fields shown(Map<String, AttributeValue> item) {
        var fields = new LinkedHashMap<String, Json>();
        SHOWN_FIRST.stream().filter(item::containsKey)
                .forEach(name -> fields.put(name, AttributeValues.json(item.get(name))));
        new TreeMap<>(item).forEach((name, value) -> {
            if (!TaskAttributes.HIDDEN.contains(name)) {
                fields.putIfAbsent(name, AttributeValues.json(value));
            }
        });
        return new Json.Fields(fields);
    }

    /** Asks for a task that nobody has: the way to DynamoDB and back. */
    void warmUp() {
        table.find("warm-up");
    }
}
