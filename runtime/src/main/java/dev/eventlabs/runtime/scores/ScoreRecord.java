package dev.eventlabs.runtime.scores;

import dev.eventlabs.runtime.scores.ScoreImage.Score;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** One change in the table of scores. */
record ScoreRecord(SequenceNumber sequenceNumber, ScoreImage before, ScoreImage after) {

    /** What it adds to whose total: nobody, one user, or two when the name was edited. Never zero. */
    Map<String, BigDecimal> deltas() {
        var deltas = new LinkedHashMap<String, BigDecimal>();
        if (before instanceof Score(String username, BigDecimal score)) {
            deltas.put(username, score.negate());
        }
        if (after instanceof Score(String username, BigDecimal score)) {
            deltas.merge(username, score, BigDecimal::add);
        }
        deltas.values().removeIf(delta -> delta.signum() == 0);
        return deltas;
    }
}
