package dev.eventlabs.test.taxi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Completed trips of the table against the rows of the database, field by field.
 *
 * @param completed how many trips of the table are
 * @param violations what isn't as it should be; empty if nothing
 */
public record TripReckoning(int completed, List<String> violations) {

    /** What the database has no column for, or another word. */
    private static final Set<String> NOT_STORED = Set.of("riderid", "ID", "VEHICLE", "STATUS");

    /** What only the database has. */
    private static final Map<String, String> OF_ITS_OWN = new TreeMap<>(Map.of("ehail_fee", "0.00"));

    /**
     * @param items of the table; of those that aren't completed there must be no row
     * @param rows {@code select * from trips}
     */
    public static TripReckoning of(List<Map<String, AttributeValue>> items, List<Map<String, String>> rows) {
        List<String> violations = new ArrayList<>();
        Map<String, Map<String, String>> byKey = new HashMap<>();
        for (Map<String, String> row : rows) {
            if (byKey.put(row.get("rider_email") + " " + row.get("trip_info"), row) != null) {
                violations.add("Twice in the database: " + row);
            }
        }
        int completed = 0;
        for (Map<String, AttributeValue> item : items) {
            if (item.containsKey("STATUS") && item.get("STATUS").s().equals("Completed")) {
                completed++;
                String key = item.get("riderid").s() + " " + item.get("tripinfo").s();
                Map<String, String> row = byKey.remove(key);
                violations.addAll(
                        row == null ? List.of("Not in the database: " + key) : differences(key, item, row));
            }
        }
        byKey.keySet().forEach(key -> violations.add("In the database, but not completed in the table: " + key));
        return new TripReckoning(completed, violations);
    }

    private static List<String> differences(String key, Map<String, AttributeValue> item, Map<String, String> row) {
        List<String> differences = new ArrayList<>();
        Map<String, String> left = new TreeMap<>(row);
        left.values().removeIf(each -> each == null);
        left.keySet().removeAll(Set.of("id", "status"));
        item.forEach((attribute, value) -> {
            if (!NOT_STORED.contains(attribute)) {
                String column = attribute.equals("tripinfo") ? "trip_info" : attribute.toLowerCase(Locale.ROOT);
                if (!same(value, left.remove(column))) {
                    differences
                            .add(key + ": " + attribute + " is " + value + ", but " + column + " " + row.get(column));
                }
            }
        });
        if (!left.equals(OF_ITS_OWN)) {
            differences.add(key + ": the database also has " + left);
        }
        return differences;
    }

    private static boolean same(AttributeValue value, String stored) {
        return stored != null && (value.n() == null ? stored.equals(value.s())
                : new BigDecimal(stored).compareTo(new BigDecimal(value.n())) == 0);
    }
}
