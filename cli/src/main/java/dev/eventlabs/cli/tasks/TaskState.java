package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a task stands.
 *
 * @param status {@code NEW} until the workflow took it up
 * @param updated ISO-8601, as the API shows it
 */
record TaskState(String status, int attempts, String updated) {

    private static final Set<String> AT_REST = Set.of("SUCCESS", "ABANDONED");

    static TaskState of(JsonNode task) {
        return new TaskState(task.path("workflow_status").asText("NEW"), task.path("attempts").asInt(),
                task.path("updated_datetime").asText());
    }

    /** Whether it stays as it is. */
    boolean isAtRest() {
        return AT_REST.contains(status);
    }

    /** How far it is: it only grows, since a task that failed goes on with the next attempt. */
    int place() {
        return switch (status) {
            case "NEW" -> 0;
            case "ACTIVE" -> 1 + 2 * attempts;
            case "FAILED" -> 2 + 2 * attempts;
            default -> Integer.MAX_VALUE;
        };
    }

    /** Whether these can follow each other; some may have passed unseen. */
    static boolean arePassable(List<TaskState> states) {
        for (int i = 1; i < states.size(); i++) {
            if (states.get(i - 1).place() >= states.get(i).place()) {
                return false;
            }
        }
        return true;
    }

    /**
     * All states that a task has been in. Those that passed between two looks are known all the same, but not since when: their
     * {@code updated} is empty.
     *
     * @param seen of one task, at least one
     */
    static List<TaskState> passed(List<TaskState> seen) {
        TaskState last = seen.getLast();
        Map<Integer, TaskState> byPlace = seen.stream()
                .collect(Collectors.toMap(TaskState::place, Function.identity(), (first, second) -> first));
        List<TaskState> passed = new ArrayList<>();
        int end = last.isAtRest() ? 1 + 2 * last.attempts() : last.place();
        for (int place = 0; place <= end; place++) {
            String status = place == 0 ? "NEW" : place % 2 == 1 ? "ACTIVE" : "FAILED";
            passed.add(byPlace.getOrDefault(place, new TaskState(status, Math.max(0, (place - 1) / 2), "")));
        }
        if (last.isAtRest()) {
            passed.add(last);
        }
        return passed;
    }

    /** For instance {@code NEW → ACTIVE → (FAILED) → ACTIVE → SUCCESS}: in brackets is what passed between two looks. */
    static String path(List<TaskState> seen) {
        return passed(seen).stream()
                .map(state -> state.updated().isEmpty() ? "(" + state.status() + ")" : state.status())
                .collect(Collectors.joining(" → "));
    }
}
