package dev.eventlabs.local.lambda.execution;

import java.time.Duration;

/** What an execution environment made of an invocation. */
public sealed interface InvocationResult {

    /** JSON: the function's answer, or AWS's error object. */
    byte[] payload();

    /** The last 4 KB of what was logged meanwhile. */
    byte[] logTail();

    /** How long the function took, without its initialisation. */
    Duration duration();

    record Returned(byte[] payload, byte[] logTail, Duration duration) implements InvocationResult {}

    record Faulted(byte[] payload, byte[] logTail, Duration duration) implements InvocationResult {}
}
