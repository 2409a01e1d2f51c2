package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Checks that every transition of one flow leads somewhere, that there is an end, and that every state can be reached. */
record TransitionCheck(JsonNode flow, String location, Findings findings) {

    void check() {
        JsonNode states = flow.get("States");
        String start = flow.get("StartAt").asText();
        target(states, start, "/StartAt");
        boolean end = false;
        for (Map.Entry<String, JsonNode> each : states.properties()) {
            for (Map.Entry<String, String> next : transitions(each.getValue()).entrySet()) {
                target(states, next.getValue(), "/States/" + each.getKey() + next.getKey());
            }
            end |= isTerminal(each.getValue());
        }
        if (!end) {
            findings.error("MISSING_END_STATE", null, "Workflow has no terminal state");
            return;
        }
        Set<String> reached = reached(states, start);
        states.fieldNames().forEachRemaining(name -> {
            if (!reached.contains(name)) {
                findings.error("MISSING_TRANSITION_TARGET", at("/States/" + name),
                        "State \"" + name + "\" is not reachable.");
            }
        });
    }

    private void target(JsonNode states, String name, String place) {
        if (!states.has(name)) {
            // AWS says Next whatever the field is called.
            findings.error("MISSING_TRANSITION_TARGET", at(place), "Missing 'Next' target: " + name);
        }
    }

    private static boolean isTerminal(JsonNode state) {
        String type = state.path("Type").asText();
        return state.path("End").asBoolean() || type.equals("Succeed") || type.equals("Fail");
    }

    /** The names of the states that may be next, by where they are named. */
    private static Map<String, String> transitions(JsonNode state) {
        Map<String, String> all = new LinkedHashMap<>();
        name(state.get("Next"), "/Next", all);
        JsonNode choices = state.path("Choices");
        for (int i = 0; i < choices.size(); i++) {
            name(choices.get(i).get("Next"), "/Choices[" + i + "]/Next", all);
        }
        name(state.get("Default"), "/Default", all);
        JsonNode catchers = state.path("Catch");
        for (int i = 0; i < catchers.size(); i++) {
            name(catchers.get(i).get("Next"), "/Catch[" + i + "]/Next", all);
        }
        return all;
    }

    private static void name(JsonNode name, String place, Map<String, String> all) {
        if (name != null && name.isTextual()) {
            all.put(place, name.asText());
        }
    }

    private static Set<String> reached(JsonNode states, String start) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (states.has(name) && reached.add(name)) {
                open.addAll(transitions(states.get(name)).values());
            }
        }
        return reached;
    }

    private String at(String place) {
        return location.equals("/") ? place : location + place;
    }
}
