package dev.eventlabs.test.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The middle one of several measurements: one that was disturbed doesn't count. Not thread-safe. */
public final class Median {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public double value() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
