package dev.eventlabs.runtime.taxi.billing;

import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.database.SqlState;
import dev.eventlabs.runtime.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The database's table of trips. As thread-safe as the database: not at all. */
final class TripStore {
    private final Database database;

    TripStore(Database database) {
        this.database = database;
    }

    /**
     * Stores all trips that the database takes, in one transaction. If it takes all, that is one statement; else the batch is halved until the
     * refused ones are alone. A database that is away is waited for.
     *
     * @param millisLeft until the function is stopped, as of now
     * @throws DatabaseFailure if it isn't about a trip: then nothing may be stored, or all, and to try again does no harm
     */
    Storing store(List<Json.Fields> trips, IntSupplier millisLeft) {
        return database.inTransactionOnceThere(transaction -> {
            var attempt = new Attempt(transaction);
            attempt.insert(trips);
            return new Storing(attempt.added, attempt.refused);
        }, millisLeft);
    }

    void warmUp() {
        database.warmUp();
    }

    /**
     * @param added those that weren't there before
     * @param refused why, by the trips that were given, not by equal ones
     */
    record Storing(int added, Map<Json.Fields, String> refused) {}

    private static final class Attempt {
        private final Connection transaction;
        private final Map<Json.Fields, String> refused = new IdentityHashMap<>();
        private int added;

        private Attempt(Connection transaction) {
            this.transaction = transaction;
        }

        private void insert(List<Json.Fields> trips) throws SQLException {
            Savepoint before = transaction.setSavepoint();
            try {
                added += TripStatement.insert(transaction, trips);
                transaction.releaseSavepoint(before);
            } catch (SQLException e) {
                if (!SqlState.isRefusal(e)) {
                    throw e;
                }
                transaction.rollback(before);
                if (trips.size() == 1) {
                    refused.put(trips.getFirst(), reason(e));
                } else {
                    int half = trips.size() / 2;
                    insert(trips.subList(0, half));
                    insert(trips.subList(half, trips.size()));
                }
            }
        }

        /** A violated constraint is told by its name; of other refusals the message repeats the value, which isn't for the log. */
        private static String reason(SQLException e) {
            return (e.getSQLState().startsWith("23") ? e.getMessage() : "a value doesn't fit its column")
                    + " (SQL state " + e.getSQLState() + ")";
        }
    }
}
