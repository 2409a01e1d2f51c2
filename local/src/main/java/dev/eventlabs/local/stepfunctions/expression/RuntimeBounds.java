package dev.eventlabs.local.stepfunctions.expression;

import com.dashjoin.jsonata.Jsonata.Frame;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends an evaluation that takes too long, goes too deep, or is no longer wanted (its thread is interrupted). Not thread-safe: of one
 * evaluation. The library has such bounds, too, but not the next: executions run on virtual threads, a few of which have all processors, and
 * a thread that only computes would keep its processor from the whole cloud.
 */
final class RuntimeBounds {

    private static final int DEEPEST = 500;
    private static final int STEPS_BETWEEN_LOOKS = 1024;

    private final Duration longest;
    private final long startedAt = System.nanoTime();
    private int depth;
    private int steps;

    private RuntimeBounds(Duration longest) {
        this.longest = longest;
    }

    static void set(Frame frame, Duration longest) {
        RuntimeBounds bounds = new RuntimeBounds(longest);
        frame.setEvaluateEntryCallback((symbol, input, environment) -> bounds.enter());
        frame.setEvaluateExitCallback((symbol, input, environment, result) -> bounds.depth--);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new JsonataException("",
                    "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as "
                            + "tail-recursive.");
        }
        if (++steps % STEPS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    private void look() {
        if (Thread.currentThread().isInterrupted()) {
            throw new JsonataException("", "The evaluation was stopped");
        }
        if (System.nanoTime() - startedAt > longest.toNanos()) {
            throw new JsonataException("", "Expression evaluation timeout: Check for infinite loop");
        }
        // A pause, since who only yields stays ahead of whatever comes from outside.
        LockSupport.parkNanos(1);
    }
}
