package dev.eventlabs.runtime.scores;

import java.math.BigDecimal;

/** What the table of scores held under a record's key, before or after a change. */
sealed interface ScoreImage {

    /** A score that counts. */
    record Score(String username, BigDecimal score) implements ScoreImage {}

    /** No item: it wasn't there yet, or isn't any more. */
    record Absent() implements ScoreImage {}

    /** An item that can't count, whoever reads it and how often. */
    record Invalid(String reason) implements ScoreImage {}
}
