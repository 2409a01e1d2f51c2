package dev.eventlabs.runtime.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.security.SecureRandom;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Stands for the API that a task would call: answers {@code {"number": 0 to 9}} at random, whatever the task.
 *
 * <p>Input: {@code {"task_id": "100"}}. 7 and less is a success; the workflow decides that.
 */
public final class MockApi implements RequestHandler<Map<String, Object>, Map<String, Integer>> {
    private static final int NUMBERS = 10;

    private final RandomGenerator random;
    private final StructuredLog log;

    /** As Lambda makes it. */
    public MockApi() {
        // A SecureRandom draws from the system at each call, so environments of one snapshot differ.
        this(new SecureRandom(), StructuredLog.ofProcess());
    }

    MockApi(RandomGenerator random, StructuredLog log) {
        this.random = random;
        this.log = log;
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> input, Context context) {
        int number = random.nextInt(NUMBERS);
        log.line(Level.INFO, "mock API called", context.getAwsRequestId())
                .with("task_id", input == null ? null : input.get("task_id")).with("number", number).write();
        return Map.of("number", number);
    }
}
