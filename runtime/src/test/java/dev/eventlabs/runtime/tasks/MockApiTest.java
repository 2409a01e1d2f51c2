package dev.eventlabs.runtime.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MockApiTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MockApi function = new MockApi(new Random(42),
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));

    @Test
    void answersAllNumbersFromZeroToNineAndNoOthers() {
        var numbers = new TreeSet<Integer>();
        for (int i = 0; i < 1000; i++) {
            numbers.add(function.handleRequest(Map.of("task_id", "100"), new TestContext("r-1", 1_000)).get("number"));
        }

        assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(log.toString(UTF_8)).contains("\"task_id\":\"100\",\"number\":");
    }

    @Test
    void needsNeitherInputNorEnvironment() {
        assertThat(new MockApi().handleRequest(null, new TestContext("r-1", 1_000))).containsOnlyKeys("number");
    }
}
