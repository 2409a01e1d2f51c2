package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator;
import dev.eventlabs.local.stepfunctions.definition.ComparisonOperator.Relation;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a comparison of a JSONPath state's Choice rule answers; values of another type than the operator's never match. */
final class Comparisons {

    private Comparisons() {}

    static boolean holds(ComparisonOperator operator, JsonNode variable, JsonNode value) {
        if (operator.subject() == ComparisonOperator.Subject.TYPE) {
            return isOfType(operator.relation(), variable) == value.asBoolean();
        }
        if (operator.relation() == Relation.MATCHES) {
            return variable.isTextual() && pattern(value.asText()).matcher(variable.asText()).matches();
        }
        OptionalInt order = order(operator, variable, value);
        return order.isPresent() && switch (operator.relation()) {
            case EQUALS -> order.getAsInt() == 0;
            case LESS_THAN -> order.getAsInt() < 0;
            case GREATER_THAN -> order.getAsInt() > 0;
            case LESS_THAN_EQUALS -> order.getAsInt() <= 0;
            case GREATER_THAN_EQUALS -> order.getAsInt() >= 0;
            default -> throw new IllegalStateException(operator.text());
        };
    }

    /** Empty if they can't be compared. */
    private static OptionalInt order(ComparisonOperator operator, JsonNode one, JsonNode other) {
        return switch (operator.subject()) {
            case STRING -> one.isTextual() && other.isTextual()
                    ? OptionalInt.of(one.asText().compareTo(other.asText()))
                    : OptionalInt.empty();
            case NUMERIC -> one.isNumber() && other.isNumber()
                    ? OptionalInt.of(one.decimalValue().compareTo(other.decimalValue()))
                    : OptionalInt.empty();
            case BOOLEAN -> one.isBoolean() && other.isBoolean()
                    ? OptionalInt.of(Boolean.compare(one.booleanValue(), other.booleanValue()))
                    : OptionalInt.empty();
            case TIMESTAMP -> {
                Instant left = timestamp(one);
                Instant right = timestamp(other);
                yield left == null || right == null ? OptionalInt.empty() : OptionalInt.of(left.compareTo(right));
            }
            case TYPE -> throw new IllegalStateException(operator.text());
        };
    }

    private static Instant timestamp(JsonNode node) {
        return node.isTextual() ? Timestamps.parse(node.asText()).orElse(null) : null;
    }

    private static boolean isOfType(Relation relation, JsonNode variable) {
        return switch (relation) {
            case NULL -> variable.isNull();
            case PRESENT -> !variable.isMissingNode();
            case NUMERIC -> variable.isNumber();
            case STRING -> variable.isTextual();
            case BOOLEAN -> variable.isBoolean();
            case TIMESTAMP -> timestamp(variable) != null;
            default -> throw new IllegalStateException(relation.toString());
        };
    }

    /** {@code *} stands for any characters, {@code \*} for itself, {@code \\} for a backslash. */
    private static Pattern pattern(String wildcards) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < wildcards.length(); i++) {
            char c = wildcards.charAt(i);
            if (c == '*') {
                all.append(".*");
            } else {
                boolean escape = c == '\\' && i + 1 < wildcards.length();
                all.append(Pattern.quote(String.valueOf(escape ? wildcards.charAt(++i) : c)));
            }
        }
        return Pattern.compile(all.toString(), Pattern.DOTALL);
    }
}
