package dev.eventlabs.test.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The middle one of several measurements: one that was disturbed doesn't count. Not thread-safe. */
final class Median {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double value() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
