package dev.eventlabs.runtime.tasks;

/** Where a task stands, as the attribute {@code workflow_status} says it. */
enum TaskStatus {
    /** An execution has it. */
    ACTIVE,
    /** For good. */
    SUCCESS,
    /** It will be tried again. */
    FAILED,
    /** For good: it failed too often. */
    ABANDONED
}
