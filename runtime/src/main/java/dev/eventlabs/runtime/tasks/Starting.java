package dev.eventlabs.runtime.tasks;

/** What became of an execution that was to be started. */
sealed interface Starting {

    /** It runs, or the same record had started it before. */
    record Started() implements Starting {}

    /** Its record was delivered before, and what it started isn't running any more, or was started with something else. */
    record StartedBefore() implements Starting {}

    /** Step Functions doesn't want it, or couldn't be asked. */
    record NotStarted(String reason) implements Starting {}
}
