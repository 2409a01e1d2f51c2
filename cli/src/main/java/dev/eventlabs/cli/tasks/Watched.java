package dev.eventlabs.cli.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A task and the states that it was seen in, each once. Not thread-safe. */
final class Watched {

    private final String taskId;
    private final List<TaskState> states = new ArrayList<>();

    Watched(String taskId) {
        this.taskId = taskId;
    }

    String taskId() {
        return taskId;
    }

    /** @return whether it is another state than the last one */
    boolean saw(TaskState state) {
        if (!states.isEmpty() && last().status().equals(state.status()) && last().attempts() == state.attempts()) {
            return false;
        }
        states.add(state);
        return true;
    }

    List<TaskState> states() {
        return Collections.unmodifiableList(states);
    }

    TaskState last() {
        return states.getLast();
    }

    boolean isAtRest() {
        return !states.isEmpty() && last().isAtRest();
    }
}
