package dev.eventlabs.runtime.tasks;

import dev.eventlabs.runtime.json.Json;

/** What became of a task that was to be created. */
sealed interface Creation {

    record Created(Json.Fields task) implements Creation {}

    /** There is a task of this id; it stays as it is. */
    record Taken(String taskId) implements Creation {}

    /** It can't be a task, whoever asks and how often. */
    record Invalid(String reason) implements Creation {}

    /** It is more than DynamoDB keeps in an item. */
    record TooLarge() implements Creation {}

    /** The table couldn't be asked. */
    record Unavailable(String reason) implements Creation {}
}
