package dev.eventlabs.local.cloudwatch.math;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code IF(condition, then)} and {@code IF(condition, then, otherwise)}, time by time. */
final class Choice {

    private Choice() {}

    static Value of(List<Value> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new MathException("IF takes two or three arguments, not " + arguments.size() + ".");
        }
        for (Value each : arguments) {
            if (!(each instanceof Value.Scalar) && !(each instanceof Value.Series)) {
                throw new MathException("IF doesn't take " + each.kind() + ".");
            }
        }
        Optional<Value> otherwise = arguments.size() == 3 ? Optional.of(arguments.get(2)) : Optional.empty();
        if (arguments.getFirst() instanceof Value.Scalar condition && otherwise.isPresent()) {
            return condition.number() != 0 ? arguments.get(1) : otherwise.get();
        }
        NavigableSet<Long> times = new TreeSet<>();
        int period = 60;
        for (Value each : arguments) {
            if (each instanceof Value.Series series) {
                times.addAll(series.values().keySet());
                period = series.period();
            }
        }
        NavigableMap<Long, Double> values = new TreeMap<>();
        for (long at : times) {
            Double condition = at(arguments.getFirst(), at);
            if (condition != null) {
                Double value = condition != 0 ? at(arguments.get(1), at)
                        : otherwise.map(each -> at(each, at)).orElse(null);
                if (value != null) {
                    values.put(at, value);
                }
            }
        }
        return new Value.Series(values, period);
    }

    private static Double at(Value value, long at) {
        return value instanceof Value.Scalar scalar ? Double.valueOf(scalar.number())
                : ((Value.Series) value).values().get(at);
    }
}
