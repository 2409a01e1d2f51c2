package dev.eventlabs.test.bench.taxi;

import dev.eventlabs.test.taxi.TaxiClient;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Trips with all that a trip of the lab has, written straight into the table; the API's speed isn't what is measured.
 *
 * @param name in their {@code tripinfo}, so that nobody else has it
 */
record CompletedTrips(String name, int count) {

    /** Regulars: most of them are known to the database. */
    private static final int RIDERS = 500;
    private static final long FIRST_RIDER = 5_000_000;
    private static final int BATCH = 25;

    /** @param status InProgress, and then Completed */
    void into(TaxiClient client, String status) {
        write(client, i -> WriteRequest.builder().putRequest(put -> put.item(item(i, status))).build());
    }

    /** Out of the table again, so that nobody waits for them in the database. */
    void outOf(TaxiClient client) {
        write(client, i -> WriteRequest.builder().deleteRequest(delete -> delete.key(key(i))).build());
    }

    private void write(TaxiClient client, IntFunction<WriteRequest> request) {
        for (int first = 0; first < count; first += BATCH) {
            List<WriteRequest> batch = IntStream.range(first, Math.min(count, first + BATCH)).mapToObj(request)
                    .toList();
            client.dynamo().batchWriteItem(write -> write.requestItems(Map.of(client.names().table(), batch)));
        }
    }

    private Map<String, AttributeValue> key(int i) {
        Map<String, Object> columns = columns(i);
        return Map.of("riderid", AttributeValue.fromS((String) columns.get("rider_email")), "tripinfo",
                AttributeValue.fromS((String) columns.get("trip_info")));
    }

    /** What the database has for them. */
    String query() {
        return "select count(*) from trips where trip_info like '" + name + ",%'";
    }

    private Map<String, AttributeValue> item(int i, String status) {
        Map<String, AttributeValue> item = new HashMap<>();
        columns(i).forEach((column, value) -> item.put(column.equals("trip_info") ? "tripinfo"
                : column.toUpperCase(
                        Locale.ROOT),
                value instanceof String text ? AttributeValue.fromS(text)
                        : AttributeValue.fromN(value.toString())));
        item.put("riderid", item.get("RIDER_EMAIL"));
        item.put("STATUS", AttributeValue.fromS(status));
        return item;
    }

    /** The i-th of them, by the names of the database. */
    Map<String, Object> columns(int i) {
        long rider = FIRST_RIDER + i % RIDERS;
        int driver = 510_101 + i % 10;
        Map<String, Object> columns = new HashMap<>(Map.of("rider_id", rider, "driver_id", (long) driver,
                "rider_name", "person" + rider, "rider_email", "person" + rider + "@example.com",
                "rider_mobile", "+11492133668", "trip_info", name + "," + i, "driver_name", "Driver " + driver,
                "driver_email", "driver" + driver + "@example.com", "driver_mobile", "+12125550101"));
        columns.putAll(Map.of("vehicle_id", "TLC401A", "cab_type_id", 2, "vendor_id", 2, "pickup_datetime",
                "2026-11-26T09:00:00Z", "dropoff_datetime", "2026-11-26T09:30:00Z", "store_and_fwd_flag", "N",
                "rate_code_id", 1L, "pickup_longitude", new BigDecimal("-73.987654"), "pickup_latitude",
                new BigDecimal("40.123456"), "dropoff_longitude", new BigDecimal("-73.5")));
        columns.putAll(Map.of("dropoff_latitude", new BigDecimal("40.654321"), "passenger_count", 2, "trip_distance",
                new BigDecimal("17.40"), "fare_amount", new BigDecimal("50.00"), "extra", new BigDecimal("0.50"),
                "mta_tax", new BigDecimal("0.50"), "tip_amount", new BigDecimal("9.00"), "tolls_amount",
                new BigDecimal("2.50"), "improvement_surcharge", new BigDecimal("0.30"), "total_amount",
                new BigDecimal("62.80")));
        columns.putAll(Map.of("payment_type", 1L, "trip_type", 2));
        return columns;
    }
}
