package dev.eventlabs.runtime.orders;

/**
 * An order made up by the simulator.
 *
 * @param body the message
 * @param erroneous whether its price is the text {@code err}
 */
record SimulatedOrder(String body, boolean erroneous) {}
