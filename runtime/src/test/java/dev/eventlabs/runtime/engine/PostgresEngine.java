package dev.eventlabs.runtime.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;

/** PostgreSQL 17, with Aurora's role {@code rds_iam}. Its superuser is {@code postgres}, and no password is asked for. */
public final class PostgresEngine implements AutoCloseable {
    private final EmbeddedPostgres server;

    private PostgresEngine(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresEngine start() {
        try {
            var engine = new PostgresEngine(EmbeddedPostgres.builder().setServerConfig("timezone", "UTC").start());
            engine.execute("postgres", "create role rds_iam nologin");
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL didn't start", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** @return the name of a new database, which is empty */
    public String createDatabase() {
        String name = "lab_" + UUID.randomUUID().toString().replace("-", "");
        execute("postgres", "create database " + name);
        return name;
    }

    public Connection connect(String database, String user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "unused");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/" + database, properties);
    }

    public void execute(String database, String sql) {
        try (var connection = connect(database, "postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row. */
    public String query(String database, String sql) {
        try (var connection = connect(database, "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends all connections to a database, as a restart does. */
    public void disconnectAll(String database) {
        query("postgres", "select count(pg_terminate_backend(pid, 30000)) from pg_stat_activity where datname = '"
                + database + "'");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL didn't stop", e);
        }
    }
}
