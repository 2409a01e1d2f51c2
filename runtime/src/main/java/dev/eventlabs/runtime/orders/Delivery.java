package dev.eventlabs.runtime.orders;

import java.util.List;

/** What the queue took of a batch. */
sealed interface Delivery {

    /** All of it. */
    record Complete() implements Delivery {}

    /**
     * All but these.
     *
     * @param worthRetrying false when SQS will never take them
     */
    record Incomplete(List<SimulatedOrder> unsent, String reason, boolean worthRetrying) implements Delivery {}
}
