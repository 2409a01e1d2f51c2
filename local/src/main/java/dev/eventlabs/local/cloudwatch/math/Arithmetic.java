package dev.eventlabs.local.cloudwatch.math;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators: on numbers, and time by time on series that both have a value then. */
final class Arithmetic {

    private Arithmetic() {}

    static Value apply(String operator, Value left, Value right) {
        return apply(operator(operator), left, right);
    }

    static Value apply(DoubleBinaryOperator operator, Value left, Value right) {
        return switch (left) {
            case Value.Scalar one when right instanceof Value.Scalar other ->
                new Value.Scalar(operator.applyAsDouble(one.number(), other.number()));
            case Value.Scalar one when right instanceof Value.Series other -> map(other,
                    value -> operator.applyAsDouble(one.number(), value));
            case Value.Series one when right instanceof Value.Scalar other -> map(one,
                    value -> operator.applyAsDouble(value, other.number()));
            case Value.Series one when right instanceof Value.Series other -> both(operator, one, other);
            case Value.Array several when !(right instanceof Value.Text) && !(right instanceof Value.Array) ->
                array(several.series().stream().map(each -> apply(operator, each, right)).toList());
            case Value other when right instanceof Value.Array several && !(other instanceof Value.Text)
                    && !(other instanceof Value.Array) ->
                array(several.series().stream().map(each -> apply(operator, other, each)).toList());
            default -> throw new MathException("Operators don't take " + left.kind() + " and " + right.kind() + ".");
        };
    }

    static Value.Series map(Value.Series series, DoubleUnaryOperator each) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        series.values().forEach((at, value) -> put(values, at, each.applyAsDouble(value)));
        return new Value.Series(values, series.period());
    }

    /** What can't be computed, such as a division by zero, is missing. */
    static void put(NavigableMap<Long, Double> values, long at, double value) {
        if (Double.isFinite(value)) {
            values.put(at, value);
        }
    }

    private static Value.Series both(DoubleBinaryOperator operator, Value.Series one, Value.Series other) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        one.values().forEach((at, value) -> {
            Double second = other.values().get(at);
            if (second != null) {
                put(values, at, operator.applyAsDouble(value, second));
            }
        });
        return new Value.Series(values, Math.max(one.period(), other.period()));
    }

    private static Value array(List<Value> series) {
        return new Value.Array(series.stream().map(Value.Series.class::cast).toList());
    }

    private static DoubleBinaryOperator operator(String operator) {
        return switch (operator) {
            case "+" -> (a, b) -> a + b;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "^" -> Math::pow;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            case "&&" -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            default -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
        };
    }
}
