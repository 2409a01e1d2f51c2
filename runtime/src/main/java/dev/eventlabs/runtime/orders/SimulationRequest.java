package dev.eventlabs.runtime.orders;

import java.util.Optional;

/** What the simulator was asked for. */
sealed interface SimulationRequest {
    /** The lab's spike. One invocation finishes so many well within Lambda's 15 minutes, with little memory too. */
    int MOST_ORDERS = 100_000;

    /**
     * @param orders 0 to {@value #MOST_ORDERS}
     * @param errorRate 0 to 1
     * @param seed empty: other orders each time
     */
    record Valid(int orders, double errorRate, Optional<Long> seed) implements SimulationRequest {}

    /** Something in it was wrong; the reason says what was given and what is allowed. */
    record Invalid(String reason) implements SimulationRequest {}
}
