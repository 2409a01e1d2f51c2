package dev.eventlabs.runtime.taxi.billing;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.eventlabs.runtime.engine.RecordedEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events of the stream of trips, as Lambda delivers them. */
final class TripEvents {

    private TripEvents() {}

    /** The image of a completed trip: each attribute with its type in DynamoDB's JSON. */
    static Map<String, String> completed(long rider, String tripInfo, long driver, String amount) {
        var image = new LinkedHashMap<String, String>();
        image.put("riderid", text("person" + rider + "@example.com"));
        image.put("tripinfo", text(tripInfo));
        image.put("STATUS", text("Completed"));
        image.put("RIDER_ID", number("" + rider));
        image.put("RIDER_NAME", text("person" + rider));
        image.put("RIDER_EMAIL", text("person" + rider + "@example.com"));
        image.put("RIDER_MOBILE", text("+11492133668"));
        image.put("PICKUP_DATETIME", text("2026-11-26T09:00:00Z"));
        image.put("ID", number("1234567"));
        image.put("DRIVER_ID", number("" + driver));
        image.put("DRIVER_NAME", text("Driver O'" + driver + "'); drop table trips; --"));
        image.put("DRIVER_EMAIL", text("driver" + driver + "@example.com"));
        image.put("DRIVER_MOBILE", text("+12125550100"));
        image.put("VEHICLE_ID", text("TLC" + driver));
        image.put("CAB_TYPE_ID", number("2"));
        image.put("PICKUP_LONGITUDE", number("-73.987654"));
        image.put("DROPOFF_DATETIME", text("2026-11-26T23:59:59Z"));
        image.put("RATE_CODE_ID", number("99"));
        image.put("TOTAL_AMOUNT", number(amount));
        image.put("FARE_AMOUNT", number(amount));
        image.put("PAYMENT_TYPE", number("1"));
        return image;
    }

    static String text(String value) {
        return "{\"S\":\"" + value + "\"}";
    }

    static String number(String value) {
        return "{\"N\":\"" + value + "\"}";
    }

    static String record(String eventName, long sequenceNumber, Map<String, String> image) {
        return "{\"eventID\":\"e-" + sequenceNumber + "\",\"eventName\":\"" + eventName
                + "\",\"dynamodb\":{\"SequenceNumber\":\"" + sequenceNumber + "\",\"NewImage\":"
                + image.entrySet().stream().map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}"))
                + "}}";
    }

    static DynamodbEvent batch(List<String> records) {
        return RecordedEvents.event("{\"Records\":[" + String.join(",", records) + "]}", DynamodbEvent.class);
    }
}
