package dev.eventlabs.runtime.orders;

/** How a simulation ended. */
sealed interface SimulationResult {

    /** How many orders are in the queue. */
    int sent();

    /** How many of those are erroneous. */
    int erroneous();

    /** The id of the first order; the others count on from it. */
    long firstId();

    record Complete(int sent, int erroneous, long firstId) implements SimulationResult {}

    /** Some orders didn't get into the queue. */
    record Incomplete(int wanted, int sent, int erroneous, long firstId, String reason) implements SimulationResult {}
}
