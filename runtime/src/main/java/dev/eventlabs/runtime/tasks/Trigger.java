package dev.eventlabs.runtime.tasks;

/** What a record of the table's stream is to the workflow. */
sealed interface Trigger {

    /**
     * An attempt at a task is due.
     *
     * @param execution the record's own id: a record that is delivered twice starts nothing twice
     * @param step {@code NEW} or {@code FAILED}
     */
    record Start(String execution, String taskId, String step) implements Trigger {}

    /** A change that is no reason to start anything; the filters of the mapping let none through. */
    record NoReason() implements Trigger {}

    /** It can't start anything, however often it is delivered. */
    record Invalid(String reason) implements Trigger {}
}
