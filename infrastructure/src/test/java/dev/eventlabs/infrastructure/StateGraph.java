package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definition of a state machine as it was synthesised, and its graph in Mermaid's words. */
public record StateGraph(JsonNode definition) {
    /** What the definition refers to is left as {@code <logical id>}. */
    public static StateGraph of(JsonNode stateMachineProperties) {
        JsonNode text = stateMachineProperties.path("DefinitionString");
        var joined = new StringBuilder();
        if (text.isTextual()) {
            joined.append(text.asText());
        } else {
            text.at("/Fn::Join/1").forEach(part -> joined.append(part.isTextual()
                    ? part.asText()
                    : "<" + Synthesised.references(part).get(0) + ">"));
        }
        try {
            return new StateGraph(new ObjectMapper().readTree(joined.toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The definition is no JSON: " + joined, e);
        }
    }

    public JsonNode state(String name) {
        assertThat(definition.path("States").has(name)).as("a state named %s in %s", name, definition).isTrue();
        return definition.path("States").path(name);
    }

    public String mermaid() {
        Map<String, String> ids = new LinkedHashMap<>();
        definition.path("States").fieldNames().forEachRemaining(name -> ids.put(name, "s" + (ids.size() + 1)));
        List<String> lines = new ArrayList<>(List.of("stateDiagram-v2"));
        ids.forEach((name, id) -> lines.add("    state \"" + name + "\" as " + id));
        lines.add("    [*] --> " + ids.get(definition.path("StartAt").asText()));
        ids.forEach((name, id) -> edges(state(name), id, ids, lines));
        return String.join("\n", lines) + "\n";
    }

    private static void edges(JsonNode state, String id, Map<String, String> ids, List<String> lines) {
        state.path("Choices").forEach(choice -> edge(lines, id, ids.get(choice.path("Next").asText()), words(choice)));
        if (state.has("Default")) {
            edge(lines, id, ids.get(state.path("Default").asText()), "otherwise");
        }
        if (state.has("Next")) {
            edge(lines, id, ids.get(state.path("Next").asText()), "");
        }
        state.path("Catch").forEach(caught -> edge(lines, id, ids.get(caught.path("Next").asText()), "error"));
        String type = state.path("Type").asText();
        if (state.path("End").asBoolean() || type.equals("Succeed") || type.equals("Fail")) {
            edge(lines, id, "[*]", type.equals("Fail") ? "fails" : "");
        }
    }

    private static void edge(List<String> lines, String from, String to, String label) {
        lines.add("    " + from + " --> " + to + (label.isEmpty() ? "" : " : " + label));
    }

    private static String words(JsonNode choice) {
        var words = new StringBuilder(choice.path("Variable").asText().replaceFirst("^\\$\\.", ""));
        choice.properties().forEach(entry -> {
            if (!entry.getKey().equals("Variable") && !entry.getKey().equals("Next")) {
                words.append(entry.getKey().startsWith("NumericLessThanEquals") ? " ≤ " : " is ")
                        .append(entry.getValue().asText());
            }
        });
        return words.toString();
    }
}
