package dev.eventlabs.runtime.orders;

/** Tells the caller of the simulator, as the function's error, how far it came. */
final class OrdersNotSent extends RuntimeException {

    OrdersNotSent(SimulationResult.Incomplete result) {
        super("%d of %d orders were sent, %d of them erroneous, with ids from %d on: %s".formatted(result.sent(),
                result.wanted(),
                result.erroneous(), result.firstId(), result.reason()));
    }
}
