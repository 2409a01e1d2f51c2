package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator.Relation;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator.Subject;
import dev.eventlabs.local.stepfunctions.definition.Condition;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.expression.Path;
import dev.eventlabs.local.stepfunctions.expression.PathException;
import dev.eventlabs.local.stepfunctions.expression.Randomness;
import dev.eventlabs.local.stepfunctions.expression.Scope;

/** Which rule of a Choice state matches. */
record Choosing(State.Choice choice, Frame frame, Randomness randomness) {

    /** Of the first that matches; -1 if none does. */
    int rule(JsonNode effectiveInput) {
        for (int i = 0; i < choice.rules().size(); i++) {
            if (holds(choice.rules().get(i).condition(), effectiveInput, "Choices[" + i + "]/Condition")) {
                return i;
            }
        }
        return -1;
    }

    private boolean holds(Condition condition, JsonNode input, String field) {
        return switch (condition) {
            case Condition.And and -> and.all().stream().allMatch(each -> holds(each, input, field));
            case Condition.Or or -> or.any().stream().anyMatch(each -> holds(each, input, field));
            case Condition.Not not -> !holds(not.condition(), input, field);
            case Condition.Jsonata jsonata -> JsonataData.of(failures(), randomness)
                    .fill(jsonata.expression(), field, JsonNodeType.BOOLEAN)
                    .booleanValue();
            case Condition.Comparison comparison -> holds(comparison, input);
        };
    }

    private boolean holds(Condition.Comparison comparison, JsonNode input) {
        // Only this one may ask for what isn't there.
        boolean presence = comparison.operator().subject() == Subject.TYPE
                && comparison.operator().relation() == Relation.PRESENT;
        JsonNode variable = read(comparison.variable(), input, presence);
        JsonNode value = comparison.operator().againstPath() ? read(comparison.value().asText(), input, false)
                : comparison.value();
        return Comparisons.holds(comparison.operator(), variable, value);
    }

    private JsonNode read(String path, JsonNode input, boolean mayBeMissing) {
        try {
            return Path.parse(path).read(new Scope(input, frame.context(), frame.variables().all()));
        } catch (PathException _) {
            if (mayBeMissing) {
                return MissingNode.getInstance();
            }
            throw failures().runtime("Invalid path '" + path
                    + "': The choice state's condition path references an invalid value.");
        }
    }

    Failures failures() {
        return new Failures(choice, frame);
    }
}
