package dev.eventlabs.test.bench.product;

import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test class that does nothing but be deployed to, as often as it is told: what remains is what a test pays. */
public abstract class Deployed {

    /** Name of the system property that says how often. */
    static final String TIMES = "deployments";

    static IntStream times() {
        return IntStream.range(0, Integer.getInteger(TIMES, 1));
    }

    /** Says when it was deployed. */
    @ParameterizedTest
    @MethodSource("times")
    void isDeployed(int time, TestReporter reporter) {
        reporter.publishEntry("deployed");
    }
}
