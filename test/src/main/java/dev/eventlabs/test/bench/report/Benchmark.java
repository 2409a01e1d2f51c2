package dev.eventlabs.test.bench.report;

import java.io.IOException;

/** The benchmarks of one lab. */
public interface Benchmark {

    /** As it is asked for: {@code orders}. */
    String name();

    /**
     * Measures, and reports.
     *
     * @param size of what is measured, at least 1: {@code --orders N} for orders
     * @return whether every promise was kept; a goal that is missed is only reported
     */
    boolean run(Report report, int size) throws IOException;

    /** How much is measured if nothing is said. */
    int usualSize();
}
