package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.front.Backend;
import dev.eventlabs.local.rds.front.Certificates;
import dev.eventlabs.local.rds.front.Front;
import dev.eventlabs.local.rds.front.Refusal;
import dev.eventlabs.local.rds.postgres.Server;
import dev.eventlabs.local.rds.postgres.SqlException;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a cluster's clients connect to: the server, the front before it, and when it sleeps. Thread-safe. */
final class Database implements Backend, AutoCloseable {

    /** What decides about connections, asked at each of them. */
    interface Rules {

        boolean tlsForced();

        boolean iamAuthentication();

        boolean hasInstance();

        Optional<Scaling> scaling();
    }

    private final Scope scope;
    private final Server server;
    private final Rules rules;
    private final Front front;
    private final AutoPause pause;
    private volatile boolean stopped;

    Database(Scope scope, Server server, Certificates certificates, Time time, Rules rules) {
        this.scope = scope;
        this.server = server;
        this.rules = rules;
        pause = new AutoPause(time, this::pauseIfIdle);
        front = new Front(this, certificates, time, this::idle);
    }

    /** Gives the running server its master user and his database. */
    void create(Master master, Optional<String> databaseName) {
        Roles.of(master, databaseName).forEach(server::query);
        idle();
    }

    void masterPassword(String user, String password) {
        awake();
        server.query("ALTER ROLE " + Sql.identifier(user) + " PASSWORD " + Sql.literal(password));
    }

    int port() {
        return front.port();
    }

    boolean isRunning() {
        return server.isWanted();
    }

    synchronized void stop() {
        stopped = true;
        pause.cancel();
        server.stop();
    }

    void start() {
        synchronized (this) {
            stopped = false;
        }
        server.start();
        idle();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public boolean tlsForced() {
        return rules.tlsForced();
    }

    @Override
    public boolean iamAuthentication() {
        return rules.iamAuthentication();
    }

    @Override
    public void awaken() {
        if (stopped) {
            throw Refusal.notNow("the database system is shut down: the cluster was stopped");
        }
        if (!rules.hasInstance()) {
            throw Refusal.notNow("the cluster has no instance that could take the connection");
        }
        pause.cancel();
        awake();
    }

    /** Nobody is let in while it falls asleep, and nobody falls asleep while someone is let in. */
    private synchronized void awake() {
        if (!server.isWanted() && !stopped) {
            server.start();
        }
    }

    @Override
    public SocketChannel connect() throws IOException {
        return server.connect();
    }

    @Override
    public Optional<Login> login(String role) throws IOException {
        try {
            List<List<String>> rows = server.query(Roles.login(role));
            return rows.stream().findFirst().map(row -> new Login("t".equals(row.get(0)), row.get(1),
                    row.get(2) == null ? null : Instant.ofEpochSecond(Long.parseLong(row.get(2)))));
        } catch (UncheckedIOException | SqlException e) {
            throw Refusal.notNow("the database system is starting up");
        }
    }

    /** The clock of its pause runs, if there is nobody. */
    void idle() {
        pause.cancel();
        if (!stopped && server.isWanted() && front.connections() == 0) {
            rules.scaling().flatMap(Scaling::autoPause).ifPresent(pause::after);
        }
    }

    private synchronized void pauseIfIdle() {
        if (front.connections() == 0) {
            server.stop();
        }
    }

    /** Ends its connections, stops the server and deletes its data. */
    @Override
    public void close() {
        pause.cancel();
        front.close();
        server.close();
    }
}
