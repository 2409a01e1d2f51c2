package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Nothing is refused that no test has had refused: each statement that makes an exception to refuse something is reached by a test that asserts
 * the whole message, and each text in the statement is part of such a message, also where it has a choice of them. So is each sentence in a class
 * of rules that is handed to a statement. To know that, the tests that assert refusals are run here once more.
 *
 * <p>Where several conditions share a statement (too few and too many), it proves that one of them was refused, not that each was.
 */
class RefusalsTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
    /** No test can do without the hash function that every Java has. */
    private static final List<String> IMPOSSIBLE = List.of("Every Java has SHA-256");

    @Test
    void eachIsProducedAndAssertedByATest() throws IOException {
        TestExecutionSummary tests = runTestsOfRefusals();
        assertThat(tests.getTestsFailedCount()).as("tests of refusals that fail").isZero();
        assertThat(tests.getTestsSucceededCount()).as("tests of refusals").isGreaterThan(50);

        List<RefusalSite> sites = sites();
        assertThat(sites).as("refusals found").hasSizeGreaterThan(70);
        List<String> missing = new ArrayList<>();
        for (RefusalSite site : sites) {
            List<String> messages = Refusal.asserted().stream().filter(site::made).map(Refusal.Asserted::message)
                    .toList();
            if (messages.isEmpty()) {
                missing.add(site + " was reached by none");
            }
            site.words().stream().filter(words -> messages.stream().noneMatch(message -> message.contains(words)))
                    .forEach(words -> missing.add(site + ": no message had \"" + words + "\""));
        }
        assertThat(missing).as("refusals that no test asserts with Refusal.assertThatRefused").isEmpty();
    }

    private static TestExecutionSummary runTestsOfRefusals() {
        LauncherDiscoveryRequest refusals = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage(RefusalsTest.class.getPackageName()))
                .filters((PostDiscoveryFilter) RefusalsTest::isOfRefusals)
                .build();
        var summary = new SummaryGeneratingListener();
        Refusal.forget();
        LauncherFactory.create().execute(refusals, summary);
        return summary.getSummary();
    }

    private static FilterResult isOfRefusals(TestDescriptor test) {
        return FilterResult.includedIf(test.getSource().filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName().contains("refuse"))
                .orElse(true));
    }

    private static List<RefusalSite> sites() throws IOException {
        List<RefusalSite> sites = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String file = SOURCES.relativize(source).toString().replace('\\', '/');
                sites.addAll(RefusalSite.in(file, Files.readString(source)));
            }
        }
        sites.removeIf(site -> site.words().equals(IMPOSSIBLE));
        return sites;
    }
}
