package dev.eventlabs.local.cloudwatch.math;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The functions of metric math that are here; all others are refused by name. */
final class Functions {

    private static final Map<String, ToDoubleFunction<Collection<Double>>> AGGREGATES = Map.of(
            "SUM", all -> all.stream().mapToDouble(each -> each).sum(),
            "AVG", all -> all.stream().mapToDouble(each -> each).average().orElse(Double.NaN),
            "MIN", all -> all.stream().mapToDouble(each -> each).min().orElse(Double.NaN),
            "MAX", all -> all.stream().mapToDouble(each -> each).max().orElse(Double.NaN));
    private static final Set<String> OTHERS = Set.of("ABS", "CEIL", "FLOOR", "LOG", "LOG10", "FILL", "IF", "RATE",
            "DIFF", "RUNNING_SUM", "PERIOD", "METRICS", "METRIC_COUNT", "DATAPOINT_COUNT", "TIME_SERIES");

    private Functions() {}

    static void check(String function) {
        if (!AGGREGATES.containsKey(function) && !OTHERS.contains(function)) {
            Set<String> all = new TreeSet<>(OTHERS);
            all.addAll(AGGREGATES.keySet());
            throw new MathException(
                    "The embedded AWS's metric math doesn't have the function " + function + ". It has: "
                            + String.join(", ", all) + ".");
        }
    }

    static Value call(String function, List<Value> arguments, Data data) {
        if (function.equals("IF")) {
            return Choice.of(arguments);
        }
        if (function.equals("FILL")) {
            count(function, arguments, 2);
            return Fill.of(arguments.get(0), arguments.get(1), data.times());
        }
        if (function.equals("METRICS")) {
            // A text chooses those whose ids contain it; without one, all are meant.
            count(function, arguments, 0);
            return new Value.Array(data.metrics());
        }
        count(function, arguments, 1);
        Value argument = arguments.getFirst();
        if (AGGREGATES.containsKey(function)) {
            return aggregate(function, argument);
        }
        return switch (function) {
            case "METRIC_COUNT" -> argument instanceof Value.Array array ? new Value.Scalar(array.series().size())
                    : wrong(function, argument);
            case "TIME_SERIES" -> argument instanceof Value.Scalar scalar ? constant(scalar, data)
                    : wrong(function, argument);
            default -> argument instanceof Value.Array array
                    ? new Value.Array(array.series().stream().map(each -> (Value.Series) one(function, each)).toList())
                    : one(function, argument);
        };
    }

    private static Value one(String function, Value argument) {
        if (!(argument instanceof Value.Series series)) {
            return wrong(function, argument);
        }
        return switch (function) {
            case "ABS" -> Arithmetic.map(series, Math::abs);
            case "CEIL" -> Arithmetic.map(series, Math::ceil);
            case "FLOOR" -> Arithmetic.map(series, Math::floor);
            case "LOG" -> Arithmetic.map(series, Math::log);
            case "LOG10" -> Arithmetic.map(series, Math::log10);
            case "PERIOD" -> new Value.Scalar(series.period());
            case "DATAPOINT_COUNT" -> new Value.Scalar(series.values().size());
            default -> steps(function, series);
        };
    }

    private static Value.Series steps(String function, Value.Series series) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        double sum = 0;
        Map.Entry<Long, Double> before = null;
        for (Map.Entry<Long, Double> each : series.values().entrySet()) {
            sum += each.getValue();
            if (function.equals("RUNNING_SUM")) {
                values.put(each.getKey(), sum);
            } else if (before != null) {
                double step = each.getValue() - before.getValue();
                values.put(each.getKey(),
                        function.equals("DIFF") ? step : step / (each.getKey() - before.getKey()));
            }
            before = each;
        }
        return new Value.Series(values, series.period());
    }

    /** Of one series a number, of several a series that has a value whenever one of them has. */
    private static Value aggregate(String function, Value argument) {
        ToDoubleFunction<Collection<Double>> aggregate = AGGREGATES.get(function);
        return switch (argument) {
            case Value.Series series -> new Value.Scalar(aggregate.applyAsDouble(series.values().values()));
            case Value.Array array -> {
                NavigableMap<Long, Double> values = new TreeMap<>();
                array.series().stream().flatMap(each -> each.values().keySet().stream()).distinct()
                        .forEach(at -> Arithmetic.put(values, at, aggregate.applyAsDouble(array.series().stream()
                                .map(each -> each.values().get(at)).filter(each -> each != null)
                                .collect(Collectors.toList()))));
                yield new Value.Series(values,
                        array.series().stream().mapToInt(Value.Series::period).max().orElse(60));
            }
            case Value other -> wrong(function, other);
        };
    }

    private static Value.Series constant(Value.Scalar scalar, Data data) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        data.times().forEach(at -> values.put(at, scalar.number()));
        return new Value.Series(values, data.period());
    }

    private static void count(String function, List<Value> arguments, int wanted) {
        if (arguments.size() != wanted) {
            throw new MathException(function + " takes " + wanted + " arguments here, not " + arguments.size() + ".");
        }
    }

    private static Value wrong(String function, Value argument) {
        throw new MathException(function + " doesn't take " + argument.kind() + ".");
    }
}
