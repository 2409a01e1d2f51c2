package dev.eventlabs.local.stepfunctions.execution;

import java.time.Instant;

/**
 * How an execution has ended.
 *
 * @param output of one that succeeded; else null
 * @param error and cause of one that didn't, if it has them
 */
public record Ending(Status status, Instant at, String output, String error, String cause) {

    /** AWS's names. */
    public enum Status {

        RUNNING("Started"), SUCCEEDED("Succeeded"), FAILED("Failed"), TIMED_OUT("TimedOut"), ABORTED("Aborted");

        private final String event;

        Status(String event) {
            this.event = event;
        }

        /** As in the last event's type ({@code ExecutionSucceeded}) and the metric's name ({@code ExecutionsSucceeded}). */
        public String event() {
            return event;
        }
    }
}
