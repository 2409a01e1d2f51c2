package dev.eventlabs.runtime.orders;

/** What became of one message. */
sealed interface OrderOutcome {

    /** It is in the table, by this message. */
    record Stored() implements OrderOutcome {}

    /** The identical order was in the table before: a redelivery, nothing to do. */
    record AlreadyStored() implements OrderOutcome {}

    /** It isn't an order, or its id belongs to another one: it will never be stored. */
    record Refused(String reason) implements OrderOutcome {}

    /** DynamoDB couldn't do it now; the message is fine and has to come again. */
    record Postponed(String reason) implements OrderOutcome {}
}
