package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.util.Map;

/**
 * Condition expressions, and those of rules.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html">rule functions</a>
 */
record ConditionFunctions(Evaluator evaluator) {

    private static final int MAX_CONDITIONS = 10;

    boolean truth(JsonNode expression) {
        if (expression.isBoolean()) {
            return expression.asBoolean();
        }
        if (expression.isTextual() && (expression.asText().equals("true") || expression.asText().equals("false"))) {
            return Boolean.parseBoolean(expression.asText());
        }
        if (!expression.isObject() || expression.size() != 1) {
            throw TemplateException.format("Every condition must be one condition function, but is " + expression);
        }
        Map.Entry<String, JsonNode> function = expression.properties().iterator().next();
        JsonNode arguments = function.getValue();
        return switch (function.getKey()) {
            case "Condition" -> evaluator.condition(arguments.asText());
            case "Fn::Equals" -> equal(arguments);
            case "Fn::And" -> all(list("Fn::And", arguments), true);
            case "Fn::Or" -> !all(list("Fn::Or", arguments), false);
            case "Fn::Not" -> {
                if (!arguments.isArray() || arguments.size() != 1) {
                    throw new TemplateException("Template error: Fn::Not requires a list argument with one element");
                }
                yield !truth(arguments.get(0));
            }
            case "Fn::Contains" -> contains(evaluated(arguments.path(0)), evaluated(arguments.path(1)));
            case "Fn::EachMemberIn" -> eachIn(evaluated(arguments.path(0)), evaluated(arguments.path(1)));
            case "Fn::EachMemberEquals" -> {
                JsonNode wanted = evaluated(arguments.path(1));
                boolean all = true;
                for (JsonNode each : evaluated(arguments.path(0))) {
                    all &= each.asText().equals(wanted.asText());
                }
                yield all;
            }
            default -> throw new TemplateException(
                    "Template error: the embedded AWS doesn't have the condition function " + function.getKey());
        };
    }

    private boolean equal(JsonNode arguments) {
        if (!arguments.isArray() || arguments.size() != 2) {
            throw new TemplateException(
                    "Template error: every Fn::Equals object requires a list of 2 string parameters.");
        }
        JsonNode left = evaluated(arguments.get(0));
        JsonNode right = evaluated(arguments.get(1));
        // true and "true" are the same to CloudFormation, as are 1 and "1".
        return left.isContainerNode() || right.isContainerNode() ? left.equals(right)
                : left.asText().equals(right.asText());
    }

    /** Whether every condition has that truth. */
    private boolean all(JsonNode conditions, boolean truth) {
        boolean all = true;
        for (JsonNode each : conditions) {
            all &= truth(each) == truth;
        }
        return all;
    }

    private static JsonNode list(String function, JsonNode arguments) {
        if (!arguments.isArray() || arguments.size() < 2 || arguments.size() > MAX_CONDITIONS) {
            throw new TemplateException("Template error: every " + function
                    + " object requires a list of at least 2 and at most 10 boolean parameters.");
        }
        return arguments;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.asText().equals(value.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean eachIn(JsonNode members, JsonNode list) {
        for (JsonNode each : members) {
            if (!contains(list, each)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode evaluated(JsonNode node) {
        return evaluator.evaluate(node).orElseThrow(
                () -> new TemplateException("Template error: AWS::NoValue isn't allowed in a condition."));
    }
}
