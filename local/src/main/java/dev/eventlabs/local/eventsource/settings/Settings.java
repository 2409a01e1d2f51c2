package dev.eventlabs.local.eventsource.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a mapping is set to.
 *
 * @param functionArn may end in a version or alias
 * @param batchSize 1 to 10,000
 * @param windowSeconds 0 to 300
 * @param patterns filters, of which one must match; none lets everything through
 * @param reportsFailures whether the function answers with the ids of failed records
 * @param withoutEffect members that are kept and shown, by their names; {@link SettingsReader} says which
 */
public record Settings(String functionArn, String sourceArn, boolean enabled, int batchSize, int windowSeconds,
        List<String> patterns, boolean reportsFailures, SourceSettings source,
        Map<String, String> tags, Map<String, JsonNode> withoutEffect) {

    boolean isFifo() {
        return sourceArn.endsWith(".fifo");
    }

    /** Those of a mapping whose source is a queue. */
    public QueueSettings queue() {
        return (QueueSettings) source;
    }

    /** Those of a mapping whose source is a stream. */
    public StreamSettings stream() {
        return (StreamSettings) source;
    }
}
