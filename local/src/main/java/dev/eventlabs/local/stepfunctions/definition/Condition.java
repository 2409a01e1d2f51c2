package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a Choice state's rule asks. */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /**
     * @param variable a path
     * @param value a path itself if the operator takes one
     */
    record Comparison(String variable, ComparisonOperator operator, JsonNode value) implements Condition {}

    /**
     * @param expression a text of the form <code>{% ... %}</code>, or the constant {@code true} or {@code false}
     */
    record Jsonata(JsonNode expression) implements Condition {}
}
