package dev.eventlabs.runtime.taxi.trip;

import dev.eventlabs.runtime.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A trip's attributes as an answer shows them. */
final class TripItem {

    private TripItem() {}

    static Json.Fields shown(Map<String, AttributeValue> item) {
        var fields = new LinkedHashMap<String, Json>();
        TripAttributes.SHOWN.stream().filter(item::containsKey)
                .forEach(name -> fields.put(name, json(item.get(name))));
        // What another hand added: last, in an order that doesn't change.
        new TreeMap<>(item).forEach((name, value) -> fields.putIfAbsent(name, json(value)));
        return new Json.Fields(fields);
    }

    private static Json json(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Json.Text(value.s());
            case N -> new Json.Numeric(new BigDecimal(value.n()));
            case BOOL -> new Json.Bool(value.bool());
            // A trip has texts and numbers only; of anything else the type says enough.
            default -> new Json.Text("(" + value.type() + ")");
        };
    }
}
