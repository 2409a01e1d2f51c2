package dev.eventlabs.cli.orders;

import java.math.BigDecimal;

/**
 * The ids of the orders of one simulation: the simulator counts up.
 *
 * @param first the first one
 * @param count how many
 */
record IdRange(long first, long count) {

    boolean contains(BigDecimal id) {
        return id.compareTo(BigDecimal.valueOf(first)) >= 0 && id.compareTo(BigDecimal.valueOf(first + count)) < 0
                && id.stripTrailingZeros().scale() <= 0;
    }
}
