package dev.eventlabs.runtime.scores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update of the row of a user that adds changes to the total and moves the mark of their source, or does nothing if the row isn't as
 * it takes it to be.
 */
record RowUpdate(String expression, String condition, Map<String, String> names, Map<String, AttributeValue> values) {

    /** The row has a mark of this source, and it is below these changes. */
    static RowUpdate ofKnownSource(String source, List<ScoreChange> changes, Instant now) {
        Map<String, AttributeValue> values = delta(changes);
        values.put(":mark", mark(changes, now));
        values.put(":first", AttributeValue.fromS(changes.getFirst().sequenceNumber().padded()));
        return new RowUpdate("SET #applied.#source = :mark ADD #score :delta", "#applied.#source.#upTo < :first",
                Map.of("#applied", Applied.ATTRIBUTE, "#source", source, "#upTo", Applied.UP_TO, "#score",
                        ScoreAttributes.SCORE),
                values);
    }

    /**
     * The row has marks, but none of this source. A row's marks grow by this update alone, so it is the one that drops those that nobody
     * needs any more.
     */
    static RowUpdate ofNewSource(String source, List<ScoreChange> changes, Instant now, List<String> droppedSources) {
        Map<String, AttributeValue> values = delta(changes);
        values.put(":mark", mark(changes, now));
        var names = new HashMap<>(
                Map.of("#applied", Applied.ATTRIBUTE, "#source", source, "#score", ScoreAttributes.SCORE));
        var dropped = new ArrayList<String>();
        for (String old : droppedSources) {
            String name = "#old" + dropped.size();
            names.put(name, old);
            dropped.add("#applied." + name);
        }
        String remove = dropped.isEmpty() ? "" : " REMOVE " + String.join(", ", dropped);
        return new RowUpdate("SET #applied.#source = :mark" + remove + " ADD #score :delta",
                "attribute_exists(#applied) AND attribute_not_exists(#applied.#source)", names, values);
    }

    /** There is no row, or one that somebody else made. */
    static RowUpdate ofFirstSource(String source, List<ScoreChange> changes, Instant now) {
        Map<String, AttributeValue> values = delta(changes);
        values.put(":marks", AttributeValue.fromM(Map.of(source, mark(changes, now))));
        return new RowUpdate("SET #applied = :marks ADD #score :delta", "attribute_not_exists(#applied)",
                Map.of("#applied", Applied.ATTRIBUTE, "#score", ScoreAttributes.SCORE), values);
    }

    private static AttributeValue mark(List<ScoreChange> changes, Instant now) {
        return Applied.mark(changes.getLast().sequenceNumber(), now);
    }

    private static Map<String, AttributeValue> delta(List<ScoreChange> changes) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":delta", AttributeValue.fromN(ScoreChange.sum(changes).toPlainString()));
        return values;
    }
}
