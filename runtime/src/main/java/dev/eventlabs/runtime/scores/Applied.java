package dev.eventlabs.runtime.scores;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Up to which record of each source a row has counted, as the row says it: the attribute {@code Applied} is a map of the source's name to
 * {@code {"UpTo": <padded sequence number>, "At": <ISO time>}}.
 */
record Applied(Map<String, AttributeValue> marks) {
    static final String ATTRIBUTE = "Applied";
    static final String UP_TO = "UpTo";
    private static final String AT = "At";

    /** @param row as DynamoDB has it; empty if there is none */
    static Applied of(Map<String, AttributeValue> row) {
        return new Applied(row.containsKey(ATTRIBUTE) ? row.get(ATTRIBUTE).m() : Map.of());
    }

    static AttributeValue mark(SequenceNumber upTo, Instant at) {
        return AttributeValue.fromM(
                Map.of(UP_TO, AttributeValue.fromS(upTo.padded()), AT, AttributeValue.fromS(at.toString())));
    }

    boolean has(String source) {
        return marks.containsKey(source);
    }

    /** Those of the changes that the row hasn't counted. */
    List<ScoreChange> notIn(String source, List<ScoreChange> changes) {
        if (!has(source) || !marks.get(source).m().containsKey(UP_TO)) {
            return changes;
        }
        var upTo = new SequenceNumber(marks.get(source).m().get(UP_TO).s());
        return changes.stream().filter(change -> change.sequenceNumber().compareTo(upTo) > 0).toList();
    }

    /** The sources whose mark was last moved before this time, {@code most} at most. */
    List<String> lastMovedBefore(Instant time, int most) {
        return marks.entrySet().stream().filter(mark -> isBefore(mark.getValue(), time)).map(Map.Entry::getKey)
                .limit(most).toList();
    }

    private static boolean isBefore(AttributeValue mark, Instant time) {
        try {
            return mark.m().containsKey(AT) && Instant.parse(mark.m().get(AT).s()).isBefore(time);
        } catch (DateTimeParseException e) {
            return false; // Not ours: what isn't understood isn't thrown away.
        }
    }
}
