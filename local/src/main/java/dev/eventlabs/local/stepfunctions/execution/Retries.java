package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.stepfunctions.definition.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Counts the attempts of one visit to a state, for each of its retriers apart. Not thread-safe: a state is retried by the thread that is
 * in it, and a new visit starts from zero.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error">
 *      Retry</a>
 */
final class Retries {

    private final List<Retrier> retriers;
    private final RandomGenerator random;
    private final long[] attempts;

    Retries(List<Retrier> retriers, RandomGenerator random) {
        this.retriers = retriers;
        this.random = random;
        this.attempts = new long[retriers.size()];
    }

    /** How long to wait before the state is tried again; empty if it isn't. The first retrier that matches decides, and no other. */
    Optional<Duration> next(Failure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (failure.isOneOf(retrier.errorEquals())) {
                return attempts[i] < retrier.maxAttempts() ? Optional.of(delay(retrier, attempts[i]++))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Duration delay(Retrier retrier, long before) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), before);
        if (retrier.maxDelaySeconds().isPresent()) {
            seconds = Math.min(seconds, retrier.maxDelaySeconds().get());
        }
        if (retrier.jitter()) {
            seconds *= random.nextDouble();
        }
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e12) * 1000));
    }
}
