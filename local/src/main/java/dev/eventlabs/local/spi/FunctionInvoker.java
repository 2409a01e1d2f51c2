package dev.eventlabs.local.spi;

import java.time.Duration;
import java.util.Optional;

/** Port: invoke a Lambda function, whoever provides it. */
public interface FunctionInvoker {

    /**
     * Invokes synchronously; returns when the function has answered, failed or timed out.
     *
     * @param functionArn unqualified, or with a version or alias
     * @throws AwsException if there is no such function or version ({@code ResourceNotFoundException})
     */
    Invocation invoke(Scope scope, String functionArn, byte[] payload);

    /**
     * Like {@link #invoke(Scope, String, byte[])}, but waits if only this machine has no room for another environment: on AWS there would be a
     * thousand. More than the function's reserved concurrency is throttled at once.
     *
     * @param patience how long to wait at most; the invocation's own time comes on top
     */
    default Invocation invoke(Scope scope, String functionArn, byte[] payload, Duration patience) {
        return invoke(scope, functionArn, payload);
    }

    /**
     * Like {@link #invoke(Scope, String, byte[], Duration)}, for who gives the function only so much time: how long this machine takes to start
     * a process for it shouldn't count, since AWS is faster at that.
     *
     * @param begun is run when the function gets the event; not at all if it never does
     */
    default Invocation invoke(Scope scope, String functionArn, byte[] payload, Duration patience, Runnable begun) {
        begun.run();
        return invoke(scope, functionArn, payload, patience);
    }

    /** Queues the event; retries and on-failure destination are the function's own. */
    void invokeAsync(Scope scope, String functionArn, byte[] payload);

    /** Whether an event source may be attached: the function, and the version or alias if the ARN names one, are there. */
    boolean exists(Scope scope, String functionArn);

    /** The function's time-out, which a queue's visibility time-out must not be below; empty if it isn't known. */
    default Optional<Duration> timeout(Scope scope, String functionArn) {
        return Optional.empty();
    }

    /** The ARN of the function's execution role; empty if it isn't known. */
    default Optional<String> role(Scope scope, String functionArn) {
        return Optional.empty();
    }

    /**
     * Whether the function's resource-based policy lets an AWS service invoke it.
     *
     * @param service for instance {@code apigateway.amazonaws.com}
     * @param sourceArn what the service does it for
     */
    default boolean mayBeInvokedBy(Scope scope, String functionArn, String service, String sourceArn) {
        return true;
    }

    /** What became of a synchronous invocation. */
    sealed interface Invocation {

        String requestId();

        /** @param executedVersion a number or {@code $LATEST} */
        record Returned(String requestId, byte[] payload, String executedVersion) implements Invocation {}

        /** @param payload AWS's error JSON: {@code errorMessage}, {@code errorType}, {@code stackTrace} */
        record Faulted(String requestId, byte[] payload, String executedVersion) implements Invocation {}

        /** Too many at once: nothing was run; try again later. */
        record Throttled(String requestId, String reason) implements Invocation {}
    }
}
