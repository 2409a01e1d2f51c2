package dev.eventlabs.cli.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A message that lies in a queue.
 *
 * @param id the queue's, not the order's
 * @param body as it was sent
 * @param receives how often it was received, this time included
 */
record Message(String id, String body, int receives) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Of the order; empty if the body has none that can be read. */
    Optional<BigDecimal> orderId() {
        return Optional.of(json().path("id")).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    /** A member of the body as text; empty text if it has none. */
    String member(String name) {
        return json().path(name).asText();
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
