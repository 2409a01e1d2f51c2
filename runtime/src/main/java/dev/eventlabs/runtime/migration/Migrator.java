package dev.eventlabs.runtime.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * Applies those migrations to a database that it doesn't have yet, all in one transaction: all of them, or none.
 *
 * <p>The table {@code schema_history} remembers each with its checksum. What was applied must stay as it was. A database may have more than
 * there are files, since a stack that rolls back brings the older files back, and there is no way back for data.
 */
final class Migrator {
    // Any number, as long as it's always the same: two deployments at once are one after the other.
    private static final long LOCK = 0x6d69677261746f72L;

    // To roll back and to answer.
    private static final int MILLIS_AFTERWARDS = 10_000;

    private final List<Migration> migrations;
    private final IntSupplier millisLeft;

    /**
     * @param migrations in the order of their versions, which count from 1
     * @param millisLeft until the function is stopped, as of now: a statement ends before, or CloudFormation would never hear of it
     */
    Migrator(List<Migration> migrations, IntSupplier millisLeft) {
        this.migrations = migrations;
        this.millisLeft = millisLeft;
    }

    /**
     * Commits nothing: that is for the caller, who owns the transaction.
     *
     * @throws InvalidMigrations if one fails, with the database's own message, or isn't what was applied
     */
    Migrated migrate(Connection transaction) throws SQLException {
        Map<Integer, String> history = history(transaction);
        var applied = new ArrayList<String>();
        for (Migration migration : migrations) {
            String before = history.get(migration.version());
            if (before == null) {
                apply(transaction, migration);
                applied.add(migration.file());
            } else if (!before.equals(migration.checksum())) {
                throw new InvalidMigrations("The migration " + migration.file() + " isn't what was applied as version "
                        + migration.version() + ". What is applied can't be changed: put it back, and write V"
                        + (migrations.size() + 1) + "__….sql for the change.");
            }
        }
        return new Migrated(Math.max(migrations.size(), history.size()), applied);
    }

    private static Map<Integer, String> history(Connection transaction) throws SQLException {
        var history = new TreeMap<Integer, String>();
        try (Statement statement = transaction.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("""
                    create table if not exists public.schema_history (
                        version integer primary key,
                        file text not null,
                        checksum text not null,
                        applied_on timestamptz not null default current_timestamp
                    )""");
            try (ResultSet rows = statement.executeQuery("select version, checksum from public.schema_history")) {
                while (rows.next()) {
                    history.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return history;
    }

    private void apply(Connection transaction, Migration migration) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(
                    "set local statement_timeout = " + Math.max(1_000, millisLeft.getAsInt() - MILLIS_AFTERWARDS));
            statement.execute(migration.sql());
        } catch (SQLException e) {
            throw new InvalidMigrations("The migration " + migration.file() + " failed, and none was applied: "
                    + e.getMessage() + " (SQL state " + e.getSQLState() + ")", e);
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into public.schema_history (version, file, checksum) values (?, ?, ?)")) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.file());
            insert.setString(3, migration.checksum());
            insert.executeUpdate();
        }
    }
}
