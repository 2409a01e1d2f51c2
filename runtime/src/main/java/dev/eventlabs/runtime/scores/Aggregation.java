package dev.eventlabs.runtime.scores;

/** What became of a batch. */
sealed interface Aggregation {

    /** Every record has had its effect. */
    record Complete() implements Aggregation {}

    /** The records before this one have had their effect; this one can't have any and fails for good. */
    record Refused(SequenceNumber at, String reason) implements Aggregation {}

    /** The records before this one have had their effect; from here on they have to come again. */
    record Postponed(SequenceNumber at, String reason) implements Aggregation {}
}
