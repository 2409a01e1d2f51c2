package dev.eventlabs.runtime.orders;

import java.util.Optional;

/** What the table answered to one order. */
sealed interface Insertion {

    record Inserted() implements Insertion {}

    /** The id was taken. The holder is empty when the item isn't an order that this function could have written. */
    record Taken(Optional<Order> holder) implements Insertion {}

    /** The table will never take this order. */
    record Rejected(String reason) implements Insertion {}

    /** Not now: throttled, away, or not allowed. Whether it was stored is not known. */
    record Unavailable(String reason) implements Insertion {}
}
