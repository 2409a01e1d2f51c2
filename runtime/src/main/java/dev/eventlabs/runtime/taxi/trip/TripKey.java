package dev.eventlabs.runtime.taxi.trip;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which trip. */
record TripKey(String riderId, String tripInfo) {

    /** The rider's e-mail address. */
    String rider() {
        return name() + "@example.com";
    }

    /** The rider's name. */
    String name() {
        return "person" + riderId;
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(TripAttributes.RIDER, AttributeValue.fromS(rider()), TripAttributes.TRIP_INFO,
                AttributeValue.fromS(tripInfo));
    }
}
