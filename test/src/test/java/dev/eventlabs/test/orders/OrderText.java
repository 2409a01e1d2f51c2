package dev.eventlabs.test.orders;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Bodies of order messages, written by hand so that they can be wrong in any way. Immutable. */
final class OrderText {

    private static final AtomicLong IDS = new AtomicLong(1_000);

    private final Map<String, String> fields;

    private OrderText(Map<String, String> fields) {
        this.fields = fields;
    }

    /** A good order with an id of its own. */
    static OrderText next() {
        return new OrderText(Map.of("id", Long.toString(IDS.incrementAndGet()), "customer_id", "\"customer-1\"",
                "product_name", "\"Gravy boat\"", "quantity", "2", "price_per_item", "19.90", "ordered_at",
                "\"2026-11-26T09:00:00Z\""));
    }

    /** @param json the value as it is to stand in the message */
    OrderText with(String field, String json) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(field, json);
        return new OrderText(changed);
    }

    OrderText without(String field) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.remove(field);
        return new OrderText(changed);
    }

    long id() {
        return Long.parseLong(fields.get("id"));
    }

    String body() {
        return fields.entrySet().stream().map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
