package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.expression.Jsonata;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Undefined;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Unsupported;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Value;
import dev.eventlabs.local.stepfunctions.expression.JsonataException;
import dev.eventlabs.local.stepfunctions.expression.Randomness;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The fields of one JSONata state, evaluated. */
final class JsonataData {

    private final Failures failures;
    private final Randomness randomness;
    private final Map<String, JsonNode> bindings;

    private JsonataData(Failures failures, Randomness randomness, Map<String, JsonNode> bindings) {
        this.failures = failures;
        this.randomness = randomness;
        this.bindings = bindings;
    }

    /** Sees {@code $states.input}, {@code $states.context} and the variables. */
    static JsonataData of(Failures failures, Randomness randomness) {
        Frame frame = failures.frame();
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        states.set("input", frame.input());
        states.set("context", frame.context());
        Map<String, JsonNode> all = new LinkedHashMap<>(frame.variables().all());
        all.put("states", states);
        return new JsonataData(failures, randomness, all);
    }

    /** Also sees {@code $states.result} or {@code $states.errorOutput}. */
    JsonataData with(String name, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(bindings);
        ObjectNode states = ((ObjectNode) bindings.get("states")).deepCopy();
        states.set(name, value);
        all.put("states", states);
        return new JsonataData(failures, randomness, all);
    }

    /**
     * A copy in which every expression is replaced by what it gives.
     *
     * @param field where the template is, such as {@code Output}
     */
    JsonNode fill(JsonNode template, String field) {
        if (template instanceof ObjectNode object) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(each -> all.set(each.getKey(), fill(each.getValue(), field + "/" + each.getKey())));
            return all;
        }
        if (template instanceof ArrayNode array) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                all.add(fill(array.get(i), field + "[" + i + "]"));
            }
            return all;
        }
        return Jsonata.isExpression(template) ? evaluate(Jsonata.of(template), field) : template;
    }

    /** As {@link #fill}, of something that must be of one type. */
    JsonNode fill(JsonNode template, String field, JsonNodeType expected) {
        JsonNode value = fill(template, field);
        if (value.getNodeType() != expected) {
            throw failures.query(field, (Jsonata.isExpression(template)
                    ? "The JSONata expression '" + Jsonata.of(template) + "' specified for the field '" + field
                            + "' returned an unexpected result type. Expected '"
                    : "The field '" + field + "' has an unexpected type. Expected '")
                    + name(expected) + "', but was '" + name(value.getNodeType()) + "' for value: " + value);
        }
        return value;
    }

    private JsonNode evaluate(Jsonata expression, String field) {
        String about = "The JSONata expression '" + expression + "' specified for the field '" + field + "' ";
        try {
            return switch (expression.evaluate(bindings, randomness)) {
                case Value value -> value.json();
                case Undefined _ -> throw failures.query(field, about + "returned nothing (undefined).");
                case Unsupported _ -> throw failures.query(field, about + "returned an unsupported result type.");
            };
        } catch (JsonataException e) {
            // What was broken off has no code.
            throw failures.query(field, about + "threw an error during evaluation"
                    + (e.code().isEmpty() ? ": " : ". " + e.code() + ": ") + e.getMessage());
        }
    }

    private static String name(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
