package dev.eventlabs.runtime.tasks;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.Map;
import java.util.Optional;

/** Reads what Lambda delivers of the stream of tasks. */
final class TriggerReader {
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    private static final int LONGEST_NAME = 80;

    private TriggerReader() {}

    static Trigger read(DynamodbStreamRecord delivered) {
        StreamRecord change = delivered.getDynamodb();
        if (change == null || change.getKeys() == null) {
            return new Trigger.Invalid("it has no dynamodb.Keys");
        }
        Optional<String> before = status(change.getOldImage());
        Optional<String> after = status(change.getNewImage());
        boolean isNew = "INSERT".equals(delivered.getEventName()) && after.isEmpty();
        boolean hasFailed = "MODIFY".equals(delivered.getEventName()) && isFailed(after) && !isFailed(before);
        return isNew || hasFailed ? start(delivered, isNew ? "NEW" : "FAILED") : new Trigger.NoReason();
    }

    private static Trigger start(DynamodbStreamRecord delivered, String step) {
        String id = delivered.getEventID();
        if (id == null || id.isBlank() || id.length() > LONGEST_NAME) {
            return new Trigger.Invalid("its eventID is " + id + ", expected is a name of 1 to " + LONGEST_NAME
                    + " characters for the execution");
        }
        try {
            AttributeValue key = delivered.getDynamodb().getKeys().get(TaskAttributes.PK);
            return new Trigger.Start(id, TaskAttributes.taskId(key == null ? null : key.getS()), step);
        } catch (IllegalArgumentException e) {
            return new Trigger.Invalid(e.getMessage());
        }
    }

    private static Optional<String> status(Map<String, AttributeValue> image) {
        return Optional.ofNullable(image).map(item -> item.get(TaskAttributes.STATUS)).map(AttributeValue::getS);
    }

    private static boolean isFailed(Optional<String> status) {
        return status.equals(Optional.of(TaskStatus.FAILED.name()));
    }
}
