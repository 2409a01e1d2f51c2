package dev.eventlabs.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How asynchronous invocations are retried, and where their outcome goes.
 *
 * @param onSuccess an ARN, as the next
 */
record EventInvokeConfig(Optional<Integer> maximumRetryAttempts, Optional<Duration> maximumEventAge,
        Optional<String> onSuccess, Optional<String> onFailure, Instant lastModified) {

    private static final int STANDARD_RETRIES = 2;
    private static final Duration STANDARD_AGE = Duration.ofHours(6);

    static EventInvokeConfig standard() {
        return new EventInvokeConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Instant.EPOCH);
    }

    int retries() {
        return maximumRetryAttempts.orElse(STANDARD_RETRIES);
    }

    Duration age() {
        return maximumEventAge.orElse(STANDARD_AGE);
    }
}
