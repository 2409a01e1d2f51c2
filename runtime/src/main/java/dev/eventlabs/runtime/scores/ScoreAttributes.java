package dev.eventlabs.runtime.scores;

/** The attributes that both tables of the lab have. */
final class ScoreAttributes {
    /** Text: key of the table of totals. */
    static final String USERNAME = "Username";
    /** Number. */
    static final String SCORE = "Score";

    private ScoreAttributes() {}
}
