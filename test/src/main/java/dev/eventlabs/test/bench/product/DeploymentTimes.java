package dev.eventlabs.test.bench.product;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a test class as an IDE does, in a JVM of its own, and prints for each of its tests how many milliseconds it took to be deployed, and
 * how many it took in all: {@code deployment 612 659}.
 */
final class DeploymentTimes implements TestExecutionListener {

    static final String LINE = "deployment ";

    private long started;
    private long deployed;
    private boolean failed;

    private DeploymentTimes() {}

    /** @param arguments the name of the class */
    public static void main(String[] arguments) {
        var times = new DeploymentTimes();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(arguments[0])).build(), times);
        System.exit(times.failed ? 1 : 0);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started = System.nanoTime();
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        deployed = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(problem -> {
            failed = true;
            problem.printStackTrace();
        });
        if (test.isTest() && !failed) {
            System.out.println(LINE + (deployed - started) / 1_000_000 + " "
                    + (System.nanoTime() - started) / 1_000_000);
        }
    }
}
