package dev.eventlabs.runtime.database;

import java.sql.SQLException;
import java.util.Set;

/**
 * What PostgreSQL's error codes mean for who has to go on.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">Error codes</a>
 */
public final class SqlState {
    // Values that don't fit, constraints, too much of something, and what a trigger raised.
    private static final Set<String> DATA = Set.of("22", "23", "54", "P0");
    // No connection, the server going down, its resources, a writer that is a reader since the last failover.
    private static final Set<String> CONNECTION = Set.of("08", "53", "57", "58", "25");

    private SqlState() {}

    /** Whether it is the data's fault: the same data would be refused each time. */
    public static boolean isRefusal(SQLException e) {
        return DATA.contains(kind(e));
    }

    /** Whether another connection might do. */
    static boolean isConnectionLost(SQLException e) {
        return CONNECTION.contains(kind(e));
    }

    private static String kind(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().length() < 2 ? "" : e.getSQLState().substring(0, 2);
    }
}
