package dev.eventlabs.local.stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.Map;

/** The details that events of several types share. */
public final class Details {

    private Details() {}

    public static Struct none() {
        return Struct.of();
    }

    /** {@code input} as text, with its truncation flag: nothing is ever truncated here, since nothing that large is let in. */
    public static Struct input(String input) {
        return Struct.of("input", input).with("inputDetails", Struct.of("truncated", false));
    }

    public static Struct output(String output) {
        return Struct.of("output", output).with("outputDetails", Struct.of("truncated", false));
    }

    public static Struct entered(String state, JsonNode input) {
        return Struct.of("name", state).with("input", Json.text(input)).with("inputDetails",
                Struct.of("truncated", false));
    }

    /** @param assigned the variables that the state has set; each is shown as the JSON text of its value */
    public static Struct exited(String state, JsonNode output, Map<String, JsonNode> assigned) {
        Struct details = Struct.of("name", state).with("output", Json.text(output)).with("outputDetails",
                Struct.of("truncated", false));
        if (!assigned.isEmpty()) {
            Struct variables = Struct.of();
            assigned.forEach((name, value) -> variables.with(name, Json.text(value)));
            details.with("assignedVariables", variables).with("assignedVariablesDetails",
                    Struct.of("truncated", false));
        }
        return details;
    }

    /** Either may be null: AWS leaves out what a failure doesn't have. */
    public static Struct failure(String error, String cause) {
        return Struct.of("error", error).with("cause", cause);
    }

    public static Struct iteration(String state, int index) {
        return Struct.of("name", state).with("index", index);
    }
}
