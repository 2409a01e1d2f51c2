package dev.eventlabs.local.cloudwatch.math;

import java.util.List;
import java.util.NavigableMap;

/** What an expression is made of and what it gives. */
public sealed interface Value {

    /** One number for all times. */
    record Scalar(double number) implements Value {}

    /**
     * @param values by the second since the epoch at which each one's period begins
     * @param period in seconds
     */
    record Series(NavigableMap<Long, Double> values, int period) implements Value {}

    /** Several series. */
    record Array(List<Series> series) implements Value {}

    /** A word or a text as some functions take them. */
    record Text(String text) implements Value {}

    /** For messages. */
    default String kind() {
        return switch (this) {
            case Scalar scalar -> "a number";
            case Series series -> "a time series";
            case Array array -> "an array of time series";
            case Text text -> "a text";
        };
    }
}
