package dev.eventlabs.runtime.orders;

import dev.eventlabs.runtime.number.StorableNumber;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes an order of the fields of a message, or says everything that is wrong with them. For one message. */
final class OrderFields {
    private static final int LONGEST_NAME_IN_A_REASON = 40;

    private final Map<String, JsonValue> fields;
    private final List<String> problems = new ArrayList<>();

    OrderFields(Map<String, JsonValue> fields) {
        this.fields = new HashMap<>(fields);
    }

    OrderReading read() {
        BigDecimal id = whole("id", "a whole number", null);
        String customerId = text("customer_id");
        String productName = text("product_name");
        BigDecimal quantity = whole("quantity", "a whole number of at least 1", BigDecimal.ONE);
        BigDecimal pricePerItem = number("price_per_item", "a decimal number of at least 0", BigDecimal.ZERO);
        String orderedAt = time("ordered_at");
        fields.keySet().stream().sorted()
                .forEach(name -> problems.add(shortened(name) + " is not a field of an order"));
        return problems.isEmpty()
                ? new OrderReading.Valid(new Order(id, customerId, productName, quantity, pricePerItem, orderedAt))
                : new OrderReading.Invalid(String.join("; ", problems));
    }

    private String text(String name) {
        return switch (fields.remove(name)) {
            case null -> missing(name, "text");
            case JsonValue.Text(String value) when !value.isBlank() -> {
                // Half a surrogate pair can be escaped in JSON, but not be sent to DynamoDB.
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                    problems.add(name + " must be text, but has characters that are not Unicode");
                }
                yield value;
            }
            case JsonValue other -> wrong(name, "text", other);
        };
    }

    private String time(String name) {
        String expected = "a time in UTC such as 2026-11-26T09:00:00Z";
        return switch (fields.remove(name)) {
            case null -> missing(name, expected);
            case JsonValue.Text(String value) when isUtc(value) -> value;
            case JsonValue other -> wrong(name, expected, other);
        };
    }

    private static boolean isUtc(String value) {
        try {
            return OffsetDateTime.parse(value).getOffset().equals(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private BigDecimal whole(String name, String expected, BigDecimal least) {
        if (fields.get(name) instanceof JsonValue.Numeric(BigDecimal value) && value.stripTrailingZeros().scale() > 0) {
            return wrong(name, expected, fields.remove(name));
        }
        return number(name, expected, least);
    }

    private BigDecimal number(String name, String expected, BigDecimal least) {
        return switch (fields.remove(name)) {
            case null -> missing(name, expected);
            case JsonValue.Numeric number when !StorableNumber.isStorable(number.value()) -> {
                problems.add(
                        name + " must have at most " + StorableNumber.MOST_DIGITS
                                + " significant digits and lie between 1E-130 and"
                                + " 1E+126, which is what DynamoDB keeps, but is " + number.describe());
                yield null;
            }
            case JsonValue.Numeric(BigDecimal value) when least == null || value.compareTo(least) >= 0 -> value;
            case JsonValue other -> wrong(name, expected, other);
        };
    }

    private <T> T missing(String name, String expected) {
        problems.add(name + " is missing, " + expected + " is expected");
        return null;
    }

    private <T> T wrong(String name, String expected, JsonValue given) {
        problems.add(name + " must be " + expected + ", but is " + given.describe());
        return null;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME_IN_A_REASON ? name : name.substring(0, LONGEST_NAME_IN_A_REASON) + "…";
    }
}
