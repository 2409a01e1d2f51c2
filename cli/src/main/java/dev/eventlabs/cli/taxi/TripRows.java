package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.terminal.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The lab's database over JDBC, as psql would ask it. Not thread-safe. */
final class TripRows implements AutoCloseable {

    private static final String SECONDS_TO_WAKE_UP = "60";

    private final Connection connection;

    private TripRows(Connection connection) {
        this.connection = connection;
    }

    /** @throws Failure if it can't be reached */
    static TripRows of(TaxiDatabase database) {
        Properties properties = new Properties();
        properties.setProperty("user", TaxiDatabase.USER);
        properties.setProperty("password", database.token());
        properties.setProperty("sslmode", "require");
        properties.setProperty("connectTimeout", SECONDS_TO_WAKE_UP);
        properties.setProperty("loginTimeout", SECONDS_TO_WAKE_UP);
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name();
        try {
            return new TripRows(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** In one transaction that sees one state of the database, whoever else writes. */
    <T> T inOneState(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                // After a commit there is nothing left to undo.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The row of a trip, by column; empty if it isn't there (yet). */
    Map<String, Object> row(Trip trip) {
        List<Map<String, Object>> rows = rows("select * from trips where rider_email = ? and trip_info = ?",
                trip.text("riderid"), trip.tripInfo());
        return rows.isEmpty() ? Map.of() : rows.getFirst();
    }

    /** How many of these are there, in this status. */
    long count(List<Trip> trips, String status) {
        String[] infos = trips.stream().map(trip -> trip.text("riderid") + " " + trip.tripInfo())
                .toArray(String[]::new);
        return inOneState(it -> {
            try (PreparedStatement query = it.prepareStatement(
                    "select count(*) from trips where rider_email || ' ' || trip_info = any (?) and status = ?")) {
                query.setArray(1, it.createArrayOf("text", infos));
                query.setString(2, status);
                try (ResultSet found = query.executeQuery()) {
                    found.next();
                    return found.getLong(1);
                }
            }
        });
    }

    List<Map<String, Object>> rows(String sql, Object... parameters) {
        return inOneState(it -> rows(it, sql, parameters));
    }

    static List<Map<String, Object>> rows(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static Map<String, Object> row(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = columns.getColumnTypeName(i).equals("timestamptz")
                    ? found.getObject(i, OffsetDateTime.class)
                    : found.getObject(i);
            row.put(columns.getColumnLabel(i), value);
        }
        return row;
    }

    private static Failure failed(SQLException e) {
        return new Failure("The database said: " + e.getMessage() + " (SQL state " + e.getSQLState() + ")",
                "Is it running?  ./lab status     Then again; the demo copes with what this one left.", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nobody needs it any more, open or not.
        }
    }
}
