package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What a query found, and what it cost.
 *
 * @param items as they are in the table
 * @param more whether there are others that were not asked for
 */
record Listing(List<Map<String, AttributeValue>> items, boolean more, ConsumedCapacity consumed) {

    /** Rows of somebody's list. */
    Table conversations() {
        Table table = new Table("last message", "with", "name", "conversation", "message");
        items.forEach(row -> table.row(time(row), text(row, "user_handle"), text(row, "user_display_name"),
                text(row, "message_group_uuid"), text(row, "message")));
        return table;
    }

    Table messages() {
        Table table = new Table("at", "from", "message");
        items.forEach(message -> table.row(time(message), text(message, "user_handle"), text(message, "message")));
        return table;
    }

    /** As the original's scripts print it. */
    Table capacity() {
        return new Table("table", "read capacity units consumed").row(consumed.tableName(), consumed.capacityUnits());
    }

    Map<String, Object> asJson(String name) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Map<String, String>> all = new ArrayList<>();
        items.forEach(item -> {
            Map<String, String> shown = new LinkedHashMap<>();
            item.keySet().stream().sorted().forEach(attribute -> shown.put(attribute, text(item, attribute)));
            all.add(shown);
        });
        json.put(name, all);
        json.put("more", more);
        json.put("consumed_capacity",
                Map.of("TableName", consumed.tableName(), "CapacityUnits", consumed.capacityUnits()));
        return json;
    }

    static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
    }

    /** Without what tells two rows of one microsecond apart. */
    static String time(Map<String, AttributeValue> item) {
        return text(item, "sk").replaceAll("#.*", "");
    }
}
