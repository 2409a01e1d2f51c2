package dev.eventlabs.runtime.taxi.trip;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes on their way into the table, in the order in which they were added. Not thread-safe. */
final class TripDraft {
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    TripDraft with(String name, String text) {
        attributes.put(name, AttributeValue.fromS(text));
        return this;
    }

    TripDraft with(String name, long number) {
        return with(name, BigDecimal.valueOf(number));
    }

    TripDraft with(String name, BigDecimal number) {
        attributes.put(name, AttributeValue.fromN(number.toPlainString()));
        return this;
    }

    TripDraft with(TripStatus status) {
        return with(TripAttributes.STATUS, status.text());
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }
}
