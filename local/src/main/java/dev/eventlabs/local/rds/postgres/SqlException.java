package dev.eventlabs.local.rds.postgres;

/** What PostgreSQL refused to do, in its words. */
public final class SqlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String state;

    SqlException(String state, String message) {
        super(message);
        this.state = state;
    }

    /** SQLSTATE, five characters. */
    public String state() {
        return state;
    }
}
