package dev.eventlabs.test.bench.taxi;

import dev.eventlabs.test.taxi.TaxiDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The floor: a loop that inserts trips with JDBC's own batches, a hundred in each transaction, into the same table of the same server over the
 * same way. Riders and drivers are there already, and nothing is asked twice. Not thread-safe.
 */
final class PlainInsert implements AutoCloseable {

    private static final int BATCH = 100;

    private final Connection connection;

    /** Connects as the master, since the lab's roles may neither insert nor delete. */
    PlainInsert(TaxiDatabase database) throws SQLException {
        connection = database.connectAsMaster();
        connection.setAutoCommit(false);
    }

    double tripsPerSecond(CompletedTrips trips) throws SQLException {
        List<String> columns = List.copyOf(new TreeMap<>(trips.columns(0)).keySet());
        String sql = "insert into trips (status, " + String.join(", ", columns) + ") values ('Completed', "
                + columns.stream().map(each -> "?").collect(Collectors.joining(", ")) + ")";
        long start = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < trips.count(); i++) {
                Map<String, Object> values = trips.columns(i);
                for (int column = 0; column < columns.size(); column++) {
                    insert.setObject(column + 1, value(columns.get(column), values));
                }
                insert.addBatch();
                if (i % BATCH == BATCH - 1 || i == trips.count() - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        return trips.count() / ((System.nanoTime() - start) / 1e9);
    }

    private static Object value(String column, Map<String, Object> values) {
        return column.endsWith("_datetime") ? Timestamp.from(Instant.parse((String) values.get(column)))
                : values.get(column);
    }

    /** Nobody shall bill them. */
    void delete(CompletedTrips trips) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from trips where trip_info like '" + trips.name() + ",%'");
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
