package dev.eventlabs.test.taxi;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Trips that somebody wrote by hand, and that the database refuses: they cost less than nothing. Thread-safe. */
public final class BadTrips {

    private final TaxiClient client;

    public BadTrips(TaxiClient client) {
        this.client = client;
    }

    /** Completes a trip in the table, past the API; answers the item. */
    public Map<String, AttributeValue> complete(String riderId, String tripInfo) {
        return complete(riderId, tripInfo, "-1.00");
    }

    /** @param total which the database refuses if it is negative */
    public Map<String, AttributeValue> complete(String riderId, String tripInfo, String total) {
        Map<String, AttributeValue> item = new HashMap<>();
        text(item, "riderid", "person" + riderId + "@example.com");
        text(item, "tripinfo", tripInfo);
        text(item, "RIDER_NAME", "person" + riderId);
        text(item, "RIDER_EMAIL", "person" + riderId + "@example.com");
        text(item, "RIDER_MOBILE", "+11492133668");
        text(item, "DRIVER_NAME", "Amina Rashid");
        text(item, "DRIVER_EMAIL", "driver510101@example.com");
        text(item, "DRIVER_MOBILE", "+12125550101");
        text(item, "VEHICLE_ID", "TLC401A");
        text(item, "PICKUP_DATETIME", "2026-11-26T09:00:00Z");
        text(item, "DROPOFF_DATETIME", "2026-11-26T09:30:00Z");
        number(item, "RIDER_ID", riderId);
        number(item, "DRIVER_ID", "510101");
        number(item, "TOTAL_AMOUNT", total);
        text(item, "STATUS", "InProgress");
        put(item);
        text(item, "STATUS", "Completed");
        put(item);
        return item;
    }

    private void put(Map<String, AttributeValue> item) {
        client.dynamo().putItem(put -> put.tableName(client.names().table()).item(item));
    }

    private static void text(Map<String, AttributeValue> item, String name, String value) {
        item.put(name, AttributeValue.fromS(value));
    }

    private static void number(Map<String, AttributeValue> item, String name, String value) {
        item.put(name, AttributeValue.fromN(value));
    }
}
