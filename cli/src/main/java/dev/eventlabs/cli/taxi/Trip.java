package dev.eventlabs.cli.taxi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * A trip as the API answers it.
 *
 * @param fields empty if there was no trip in the answer
 */
record Trip(JsonNode fields) {

    String text(String name) {
        return fields.path(name).asText();
    }

    /** Zero if it isn't there or isn't a number. */
    BigDecimal amount(String name) {
        return fields.path(name).decimalValue();
    }

    String tripInfo() {
        return text("tripinfo");
    }

    BigDecimal total() {
        return amount("TOTAL_AMOUNT");
    }

    /** What the total must be. */
    BigDecimal sumOfParts() {
        return Stream.of("FARE_AMOUNT", "EXTRA", "MTA_TAX", "TIP_AMOUNT", "TOLLS_AMOUNT", "IMPROVEMENT_SURCHARGE")
                .map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many fields of this one, apart from its status, are the same in a later one. */
    long keptIn(Trip later) {
        return fields.properties().stream()
                .filter(field -> !field.getKey().equals("STATUS")
                        && field.getValue().equals(later.fields.get(field.getKey())))
                .count();
    }
}
