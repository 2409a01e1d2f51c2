package dev.eventlabs.runtime.scores;

/** What became of the changes of one user. */
sealed interface Counting {

    /** All of them are in the total, by this call or an earlier one. */
    record Counted() implements Counting {}

    /** Those before this record are in the total; this one never will be. */
    record Refused(SequenceNumber at, String reason) implements Counting {}

    /** Those before this record are in the total; from here on it isn't known, and they have to come again. */
    record Unavailable(SequenceNumber at, String reason) implements Counting {}
}
