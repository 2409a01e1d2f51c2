package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks a whole definition. Not thread-safe: one for one definition. */
final class DefinitionCheck {

    private static final Set<String> OF_MACHINES = Set.of("Comment", "StartAt", "States", "Version", "TimeoutSeconds",
            "QueryLanguage");
    private static final Set<String> OF_FLOWS = Set.of("Comment", "StartAt", "States", "ProcessorConfig");
    private static final int LONGEST_NAME = 80;

    private final Type type;
    private final ResourceCheck resources;
    private final Findings findings;
    private final Set<String> names = new HashSet<>();
    private QueryLanguage machineLanguage = QueryLanguage.JSON_PATH;

    DefinitionCheck(Type type, ResourceCheck resources, Findings findings) {
        this.type = type;
        this.resources = resources;
        this.findings = findings;
    }

    Type type() {
        return type;
    }

    ResourceCheck resources() {
        return resources;
    }

    void machine(ObjectNode machine) {
        FieldCheck fields = new FieldCheck(machine, "/", QueryLanguage.JSON_PATH, findings);
        machineLanguage = language(fields).orElse(QueryLanguage.JSON_PATH);
        fields.known(OF_MACHINES);
        fields.text("Comment");
        fields.whole("TimeoutSeconds", 1, 99_999_999);
        fields.check("Version", version -> {
            if (!version.asText().equals("1.0")) {
                fields.wrong("Version", "The field 'Version' should have one of these values: [1.0]");
            }
        });
        states(fields);
    }

    /** A branch, or an item processor. */
    void flow(JsonNode flow, String location) {
        if (flow instanceof ObjectNode object) {
            FieldCheck fields = new FieldCheck(object, location, QueryLanguage.JSON_PATH, findings);
            fields.known(OF_FLOWS);
            states(fields);
        } else {
            findings.schema(location, "Expected value of type Object");
        }
    }

    private void states(FieldCheck flow) {
        flow.required("States", "StartAt");
        flow.text("StartAt");
        JsonNode states = flow.object().get("States");
        if (states == null) {
            return;
        }
        if (!states.isObject() || states.isEmpty()) {
            flow.wrong("States", states.isObject() ? "Value cannot be empty" : "Expected value of type Object");
            return;
        }
        boolean whole = flow.object().path("StartAt").isTextual();
        for (var each : states.properties()) {
            whole &= state(each.getKey(), each.getValue(), flow.below("States/" + each.getKey()));
        }
        if (whole) {
            new TransitionCheck(flow.object(), flow.location(), findings).check();
        }
    }

    /** Whether it has the shape of a state, so that its transitions can be followed. */
    private boolean state(String name, JsonNode state, String location) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            findings.error("INVALID_STATE_NAME", location,
                    "A state's name must have between 1 and " + LONGEST_NAME + " characters");
        }
        if (!names.add(name)) {
            findings.error("DUPLICATE_STATE_NAME", location, "State name \"" + name + "\" is used more than once");
        }
        if (!(state instanceof ObjectNode object)) {
            findings.schema(location, "Expected value of type Object");
            return false;
        }
        FieldCheck untyped = new FieldCheck(object, location, machineLanguage, findings);
        untyped.required("Type");
        Optional<StateType> stateType = StateType.named(object.path("Type").asText());
        if (stateType.isEmpty()) {
            untyped.check("Type", _ -> untyped.wrong("Type", "The field 'Type' should have one of these values: "
                    + Arrays.toString(StateType.values())));
            return false;
        }
        QueryLanguage own = language(untyped).orElse(machineLanguage);
        if (machineLanguage == QueryLanguage.JSONATA && own == QueryLanguage.JSON_PATH) {
            findings.schema(location,
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
            return true;
        }
        new StateCheck(new FieldCheck(object, location, own, findings), stateType.get(), this).check();
        return true;
    }

    private static Optional<QueryLanguage> language(FieldCheck fields) {
        JsonNode value = fields.object().get("QueryLanguage");
        if (value == null) {
            return Optional.empty();
        }
        Optional<QueryLanguage> language = QueryLanguage.named(value.asText());
        if (language.isEmpty()) {
            fields.wrong("QueryLanguage",
                    "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]");
        }
        return language;
    }
}
