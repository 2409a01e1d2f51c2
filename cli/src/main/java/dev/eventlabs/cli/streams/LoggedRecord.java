package dev.eventlabs.cli.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A line of a function's log that tells of one record.
 *
 * @param sequenceNumber of the record
 * @param line all of it
 */
record LoggedRecord(String sequenceNumber, JsonNode line) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for a line that tells of something else. */
    static Optional<LoggedRecord> in(String text) {
        int json = text.indexOf('{');
        if (json < 0 || !text.contains("\"sequence_number\"")) {
            return Optional.empty();
        }
        try {
            JsonNode line = JSON.readTree(text.substring(json));
            return Optional.of(new LoggedRecord(line.path("sequence_number").asText(), line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String message() {
        return field("message");
    }

    /** Empty text if it has none. */
    String field(String name) {
        return line.path(name).asText();
    }
}
