package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;

/**
 * An order as it is stored. Two orders are equal when they say the same, however their numbers were written: 19.90 is 19.9.
 *
 * @param id whole number
 * @param customerId text, not blank
 * @param productName text, not blank
 * @param quantity whole number, at least 1
 * @param pricePerItem at least 0, exact
 * @param orderedAt ISO-8601 in UTC, as it was sent
 */
record Order(BigDecimal id, String customerId, String productName, BigDecimal quantity, BigDecimal pricePerItem,
        String orderedAt) {

    Order {
        // BigDecimal's equals tells 1.0 from 1; DynamoDB doesn't keep trailing zeros either.
        id = id.stripTrailingZeros();
        quantity = quantity.stripTrailingZeros();
        pricePerItem = pricePerItem.stripTrailingZeros();
    }
}
