package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator.Relation;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator.Subject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Checks the rules of a Choice state. */
final class ChoiceCheck {

    private static final Set<String> OF_RULES = Set.of("Next", "Comment", "Assign");
    private static final Set<String> COMBINATIONS = Set.of("And", "Or", "Not");

    private ChoiceCheck() {}

    static void check(FieldCheck state) {
        state.required("Choices");
        state.text("Default");
        JsonNode choices = state.object().get("Choices");
        if (choices instanceof ArrayNode all) {
            if (all.isEmpty()) {
                state.wrong("Choices", "Value cannot be empty");
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).isObject()) {
                    rule(state.within(all.get(i), "Choices[" + i + "]"));
                } else {
                    state.wrong("Choices[" + i + "]", "Expected value of type Object");
                }
            }
        } else if (choices != null) {
            state.wrong("Choices", "Expected value of type Array");
        }
    }

    private static void rule(FieldCheck rule) {
        rule.required("Next");
        rule.text("Next");
        rule.assign();
        rule.inLanguage("Condition", QueryLanguage.JSONATA);
        rule.inLanguage("Output", QueryLanguage.JSONATA);
        if (rule.language() == QueryLanguage.JSONATA) {
            rule.object().fieldNames().forEachRemaining(each -> {
                if (isComparison(each)) {
                    rule.inLanguage(each, QueryLanguage.JSON_PATH);
                } else if (!OF_RULES.contains(each) && !Set.of("Condition", "Output").contains(each)) {
                    rule.findings().schema(rule.location(), "Field '" + each + "' is not supported");
                }
            });
            rule.required("Condition");
            rule.template("Output");
            rule.check("Condition", value -> {
                if (rule.isExpression(value)) {
                    rule.expressions("Condition");
                } else if (!value.isBoolean()) {
                    rule.wrong("Condition", "Expected a JSONata expression or a value of type Boolean");
                }
            });
        } else {
            comparison(rule, true);
        }
    }

    private static boolean isComparison(String field) {
        return field.equals("Variable") || COMBINATIONS.contains(field) || ComparisonOperator.named(field).isPresent();
    }

    private static void comparison(FieldCheck rule, boolean outermost) {
        List<String> operators = rule.object().properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(each -> isComparison(each) && !each.equals("Variable"))
                .toList();
        rule.object().fieldNames().forEachRemaining(each -> {
            if (!isComparison(each) && !(outermost && OF_RULES.contains(each)) && !each.equals("Comment")
                    && !Set.of("Condition", "Output").contains(each)) {
                rule.findings().schema(rule.location(), "Field '" + each + "' is not supported");
            }
        });
        if (operators.size() != 1) {
            rule.findings().schema(rule.location(), operators.isEmpty()
                    ? "A Choice Rule must have a comparison operator, And, Or or Not"
                    : "A Choice Rule must have only one of " + operators);
            return;
        }
        String operator = operators.getFirst();
        if (COMBINATIONS.contains(operator)) {
            combination(rule, operator, rule.object().get(operator));
        } else {
            rule.required("Variable");
            rule.path("Variable");
            operand(rule, ComparisonOperator.named(operator).orElseThrow());
        }
    }

    private static void combination(FieldCheck rule, String operator, JsonNode value) {
        if (operator.equals("Not")) {
            if (value instanceof ObjectNode) {
                comparison(rule.within(value, "Not"), false);
            } else {
                rule.wrong("Not", "Expected value of type Object");
            }
            return;
        }
        if (!value.isArray() || value.isEmpty()) {
            rule.wrong(operator, value.isArray() ? "Value cannot be empty" : "Expected value of type Array");
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i) instanceof ObjectNode inner) {
                comparison(rule.within(inner, operator + "[" + i + "]"), false);
            } else {
                rule.wrong(operator + "[" + i + "]", "Expected value of type Object");
            }
        }
    }

    private static void operand(FieldCheck rule, ComparisonOperator operator) {
        String field = operator.text();
        if (operator.againstPath()) {
            rule.text(field);
            rule.path(field);
        } else if (operator.subject() == Subject.TYPE || operator.subject() == Subject.BOOLEAN) {
            rule.truth(field);
        } else if (operator.subject() == Subject.NUMERIC) {
            rule.number(field, -Double.MAX_VALUE, Double.MAX_VALUE);
        } else {
            rule.text(field);
            if (operator.subject() == Subject.TIMESTAMP && operator.relation() != Relation.MATCHES) {
                timestamp(rule, field);
            }
        }
    }

    /** Also of Wait states. */
    static void timestamp(FieldCheck object, String field) {
        object.check(field, value -> {
            try {
                String text = value.asText();
                if (!value.isTextual() || text.indexOf('T') < 0) {
                    throw new DateTimeException("");
                }
                OffsetDateTime.parse(text);
            } catch (DateTimeException _) {
                object.wrong(field, "String does not match RFC3339 timestamp");
            }
        });
    }
}
