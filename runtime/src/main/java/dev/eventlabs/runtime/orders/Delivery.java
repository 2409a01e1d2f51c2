package dev.eventlabs.runtime.orders;

import java.util.List;

/** What the queue took of a batch. */
sealed interface Delivery {

    /** All of it. */
    record Complete() implements Delivery {}

    /** All but these, after several attempts or because more wouldn't help. */
    record Incomplete(List<SimulatedOrder> unsent, String reason) implements Delivery {}
}
