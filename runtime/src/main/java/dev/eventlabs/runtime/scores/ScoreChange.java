package dev.eventlabs.runtime.scores;

import java.math.BigDecimal;
import java.util.List;

/** What one record adds to the total of one user. */
record ScoreChange(SequenceNumber sequenceNumber, BigDecimal delta) {

    static BigDecimal sum(List<ScoreChange> changes) {
        return changes.stream().map(ScoreChange::delta).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
