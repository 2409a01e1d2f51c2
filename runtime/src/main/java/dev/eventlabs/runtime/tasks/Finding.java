package dev.eventlabs.runtime.tasks;

import dev.eventlabs.runtime.json.Json;

/** What became of a task that was to be shown. */
sealed interface Finding {

    record Found(Json.Fields task) implements Finding {}

    record Absent() implements Finding {}

    /** The table couldn't be asked. */
    record Unavailable(String reason) implements Finding {}
}
