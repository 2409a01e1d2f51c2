package dev.eventlabs.runtime.database;

import java.sql.SQLException;

/** The database couldn't be reached, or couldn't do what it was asked for. The message is the database's. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage() + " (SQL state " + cause.getSQLState() + ")", cause);
    }

    /** Whether another connection might do, now or in a while. */
    boolean isConnectionLost() {
        return getCause() instanceof SQLException cause && SqlState.isConnectionLost(cause);
    }
}
