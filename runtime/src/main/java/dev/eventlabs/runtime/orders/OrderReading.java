package dev.eventlabs.runtime.orders;

/** What a message turned out to be. */
sealed interface OrderReading {

    record Valid(Order order) implements OrderReading {}

    /** Not an order, and it never will be: the reason names each field that is wrong and what is expected of it. */
    record Invalid(String reason) implements OrderReading {}
}
