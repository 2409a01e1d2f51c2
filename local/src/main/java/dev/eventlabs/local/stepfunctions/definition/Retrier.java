package dev.eventlabs.local.stepfunctions.definition;

import java.util.List;
import java.util.Optional;

/**
 * With the language's defaults filled in.
 *
 * @param intervalSeconds before the first retry; 1 by default
 * @param maxAttempts retries, not tries; 3 by default; 0 is never
 * @param backoffRate 2.0 by default
 * @param maxDelaySeconds the longest a delay may grow
 * @param jitter whether a delay is drawn between 0 and what was computed ({@code JitterStrategy} FULL)
 */
public record Retrier(List<String> errorEquals, long intervalSeconds, long maxAttempts, double backoffRate,
        Optional<Long> maxDelaySeconds, boolean jitter) {}
