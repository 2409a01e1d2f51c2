package dev.eventlabs.cli.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What the simulator said that it has done.
 *
 * @param answer as it came
 * @param logTail the last 4 kB of what it logged
 * @param sent orders
 * @param erroneous of them with a price that isn't one
 */
record Simulation(String answer, String logTail, long sent, long erroneous) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ids that it sent; empty if the log tail was too short to hold them. */
    Optional<IdRange> ids() {
        return logTail.lines().flatMap(line -> sentIn(line).stream()).findFirst();
    }

    /** The ids that a line of the simulator's log reports; empty for any other line. */
    static Optional<IdRange> sentIn(String line) {
        int json = line.indexOf('{');
        if (json < 0 || !line.contains("\"first_id\"")) {
            return Optional.empty();
        }
        try {
            JsonNode entry = JSON.readTree(line.substring(json));
            return entry.path("first_id").isIntegralNumber() && entry.path("sent").isIntegralNumber()
                    ? Optional.of(new IdRange(entry.path("first_id").asLong(), entry.path("sent").asLong()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
