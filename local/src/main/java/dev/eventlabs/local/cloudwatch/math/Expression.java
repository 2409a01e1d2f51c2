package dev.eventlabs.local.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A parsed expression. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">metric math</a>
 */
public sealed interface Expression {

    /** A number or a text. */
    record Constant(Value value) implements Expression {}

    /** Another query. */
    record Reference(String id) implements Expression {}

    /** Series in brackets. */
    record ListOf(List<Expression> items) implements Expression {}

    /** A function's name in upper case. */
    record Call(String function, List<Expression> arguments) implements Expression {}

    /** Two operands. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** @throws MathException if it isn't one, or calls what isn't there */
    static Expression parse(String text) {
        return new Parser(text).parse();
    }

    /** @throws MathException if it can't be computed */
    default Value in(Data data) {
        return switch (this) {
            case Constant constant -> constant.value();
            case Reference reference -> data.of(reference.id());
            case ListOf list -> array(list, data);
            case Binary binary ->
                Arithmetic.apply(binary.operator(), binary.left().in(data), binary.right().in(data));
            case Call call -> Functions.call(call.function(),
                    call.arguments().stream().map(each -> each.in(data)).toList(), data);
        };
    }

    /** The queries that it refers to; {@code METRICS()} refers to metrics only. */
    default void collect(Set<String> ids) {
        switch (this) {
            case Constant constant -> {
                return;
            }
            case Reference reference -> ids.add(reference.id());
            case ListOf list -> list.items().forEach(each -> each.collect(ids));
            case Binary binary -> {
                binary.left().collect(ids);
                binary.right().collect(ids);
            }
            case Call call -> call.arguments().forEach(each -> each.collect(ids));
        }
    }

    private static Value array(ListOf list, Data data) {
        List<Value.Series> series = new ArrayList<>();
        for (Expression each : list.items()) {
            switch (each.in(data)) {
                case Value.Series one -> series.add(one);
                case Value.Array several -> series.addAll(several.series());
                case Value other -> throw new MathException("[…] takes time series, not " + other.kind() + ".");
            }
        }
        return new Value.Array(series);
    }
}
