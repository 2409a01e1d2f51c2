package dev.eventlabs.test.orders;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was sent against where it ended, order by order.
 *
 * @param storedAndDeadLettered good orders that are in both: stored by a worker that died before it could say so, three times in a row.
 *            Nothing is lost then, and a redrive puts it right; so it is counted, not held against anybody
 * @param violations what must not be, a sentence each; empty when sent = stored + dead-lettered, each order as it was sent
 */
public record Reckoning(int sent, int stored, int deadLettered, int storedAndDeadLettered, List<String> violations) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * @param sent bodies as the simulator makes them, each id once; one is good when its price is a number
     * @param stored the items of the table
     * @param deadLettered bodies
     */
    public static Reckoning of(List<String> sent, List<Map<String, AttributeValue>> stored, List<String> deadLettered) {
        List<String> violations = new ArrayList<>();
        Map<BigDecimal, Map<String, AttributeValue>> items = new HashMap<>();
        stored.forEach(item -> items.put(number(item.get("id").n()), item));
        Map<String, Integer> letters = new HashMap<>();
        deadLettered.forEach(body -> letters.merge(body, 1, Integer::sum));

        Set<BigDecimal> ids = new HashSet<>();
        int both = 0;
        for (String body : sent) {
            JsonNode order = parse(body);
            BigDecimal id = order.get("id").decimalValue().stripTrailingZeros();
            if (!ids.add(id)) {
                throw new IllegalArgumentException("Id " + id + " was sent twice: that can't be reckoned.");
            }
            Map<String, AttributeValue> item = items.remove(id);
            Integer dead = letters.remove(body);
            boolean good = order.get("price_per_item").isNumber();
            if (item == null && dead == null) {
                violations.add("Order " + id + " is lost: neither stored nor dead-lettered as it was sent.");
            } else if (dead != null && dead > 1) {
                violations.add("Order " + id + " was dead-lettered " + dead + " times.");
            } else if (item != null && !good) {
                violations.add("Order " + id + " is stored although it is erroneous.");
            } else if (item != null && !isStoredAsSent(order, item)) {
                violations.add("Order " + id + " was sent as " + body + " but stored as " + item);
            } else if (item != null && dead != null) {
                both++;
            }
        }
        items.keySet().forEach(id -> violations.add("Order " + id + " is stored, but nobody sent it."));
        letters.keySet().forEach(body -> violations.add("Dead-lettered, but not so sent: " + body));
        return new Reckoning(sent.size(), stored.size(), deadLettered.size(), both, List.copyOf(violations));
    }

    private static boolean isStoredAsSent(JsonNode order, Map<String, AttributeValue> item) {
        if (item.size() != order.size()) {
            return false;
        }
        return order.properties().stream().allMatch(field -> {
            AttributeValue value = item.get(field.getKey());
            JsonNode given = field.getValue();
            return value != null && (given.isNumber()
                    ? value.n() != null && number(value.n()).equals(given.decimalValue().stripTrailingZeros())
                    : given.asText().equals(value.s()));
        });
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not an order of the simulator: " + body, e);
        }
    }
}
