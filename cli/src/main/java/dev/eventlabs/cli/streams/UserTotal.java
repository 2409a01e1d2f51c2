package dev.eventlabs.cli.streams;

import java.math.BigDecimal;

/**
 * One user in both tables.
 *
 * @param records that count for the user
 * @param sum of their scores
 * @param total as the aggregator has it; zero if it has none
 * @param byHand whether the total has scores of events that somebody made by hand, for which there are no records
 */
record UserTotal(String username, long records, BigDecimal sum, BigDecimal total, boolean byHand) {

    boolean agrees() {
        return byHand || sum.compareTo(total) == 0;
    }
}
