package dev.eventlabs.local.cloudwatch.math;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/** {@code FILL}: with a number, with another series, by repeating the last value, or on a line between two. */
final class Fill {

    private Fill() {}

    static Value of(Value filled, Value filler, NavigableSet<Long> times) {
        return switch (filled) {
            case Value.Series series -> fill(series, filler, times);
            case Value.Array array -> new Value.Array(array.series().stream()
                    .map(each -> fill(each, filler, times)).toList());
            case Value other -> throw new MathException("FILL doesn't take " + other.kind() + ".");
        };
    }

    private static Value.Series fill(Value.Series series, Value filler, NavigableSet<Long> times) {
        NavigableMap<Long, Double> values = new TreeMap<>(series.values());
        for (long at : times) {
            Double value = switch (filler) {
                case Value.Scalar scalar -> Double.valueOf(scalar.number());
                case Value.Series other -> other.values().get(at);
                case Value.Text(String word) when word.equals("REPEAT") -> value(series.values().floorEntry(at));
                case Value.Text(String word) when word.equals("LINEAR") -> between(series.values(), at);
                case Value other -> throw new MathException(
                        "FILL takes a number, a time series, LINEAR or REPEAT, not " + other.kind() + ".");
            };
            if (value != null) {
                values.putIfAbsent(at, value);
            }
        }
        return new Value.Series(values, series.period());
    }

    private static Double between(NavigableMap<Long, Double> values, long at) {
        Map.Entry<Long, Double> before = values.floorEntry(at);
        Map.Entry<Long, Double> after = values.ceilingEntry(at);
        if (before == null || after == null) {
            return null;
        }
        double part = after.getKey().equals(before.getKey()) ? 0
                : (double) (at - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + (after.getValue() - before.getValue()) * part;
    }

    private static Double value(Map.Entry<Long, Double> entry) {
        return entry == null ? null : entry.getValue();
    }
}
