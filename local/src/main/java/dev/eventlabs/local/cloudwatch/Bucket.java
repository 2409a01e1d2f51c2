package dev.eventlabs.local.cloudwatch;

import java.util.Map;
import java.util.TreeMap;

/**
 * The values of some time, summed up; percentiles are right to 1 %. Not thread-safe: guarded by its series.
 */
final class Bucket {

    private static final double LOG_OF_STEP = Math.log(1.02);
    private static final int NOT_POSITIVE = Integer.MIN_VALUE;

    private final TreeMap<Integer, Double> histogram = new TreeMap<>();
    private double count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value, double times) {
        count += times;
        sum += value * times;
        min = Math.min(min, value);
        max = Math.max(max, value);
        histogram.merge(value <= 0 ? NOT_POSITIVE : (int) Math.round(Math.log(value) / LOG_OF_STEP), times,
                Double::sum);
    }

    /** A set of values of which only these are known; percentiles see them as their average. */
    void addSet(double samples, double total, double least, double greatest) {
        add(total / samples, samples);
        min = Math.min(min, least);
        max = Math.max(max, greatest);
    }

    void add(Bucket other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        other.histogram.forEach((key, times) -> histogram.merge(key, times, Double::sum));
    }

    /** @param statistic checked before, see {@link Statistics} */
    double statistic(String statistic) {
        return switch (statistic) {
            case "SampleCount" -> count;
            case "Sum" -> sum;
            case "Average" -> sum / count;
            case "Minimum" -> min;
            case "Maximum" -> max;
            default -> percentile(Double.parseDouble(statistic.substring(1)));
        };
    }

    private double percentile(double percent) {
        double rank = count * percent / 100;
        double seen = 0;
        for (Map.Entry<Integer, Double> step : histogram.entrySet()) {
            seen += step.getValue();
            if (seen >= rank) {
                double value = step.getKey() == NOT_POSITIVE ? Math.min(0, min) : Math.exp(step.getKey() * LOG_OF_STEP);
                return Math.clamp(value, min, max);
            }
        }
        return max;
    }
}
