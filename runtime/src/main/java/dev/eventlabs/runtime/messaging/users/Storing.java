package dev.eventlabs.runtime.messaging.users;

/** What became of an account that was to be in the table of users. */
sealed interface Storing {

    record Added() implements Storing {}

    /** There was a row for it, and now it says what the pool says. */
    record Updated() implements Storing {}

    record Unchanged() implements Storing {}

    /** It would be somebody else's row; the table is as it was. */
    record Refused(String reason) implements Storing {}
}
