package dev.eventlabs.runtime.taxi.billing;

import java.math.BigDecimal;

/**
 * What a driver has earned in a billing cycle.
 *
 * @param rides that were billed
 * @param amount of the rides, in dollars
 * @param payment what of it is the driver's
 */
record Bill(long driverId, String driverName, long rides, BigDecimal amount, BigDecimal payment) {}
