package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping of a queue is set to.
 *
 * @param functionArn may end in a version or alias
 * @param batchSize 1 to 10, to 10,000 with a window
 * @param windowSeconds 0 to 300
 * @param patterns filters, of which one must match; none lets everything through
 * @param reportsFailures whether the function answers with the ids of failed records
 * @param maximumConcurrency 2 to 1000
 * @param withoutEffect members that are kept and shown, by their names; {@link SettingsReader} says which
 */
record Settings(String functionArn, String sourceArn, boolean enabled, int batchSize, int windowSeconds,
        List<String> patterns, boolean reportsFailures, Optional<Integer> maximumConcurrency,
        Map<String, String> tags, Map<String, JsonNode> withoutEffect) {

    static final int DEFAULT_BATCH_SIZE = 10;

    boolean isFifo() {
        return sourceArn.endsWith(".fifo");
    }
}
