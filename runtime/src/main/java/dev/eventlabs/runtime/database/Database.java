package dev.eventlabs.runtime.database;

import dev.eventlabs.runtime.environment.Environment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.function.IntSupplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * A database over one connection, made when it is first needed and kept as long as it works. Not thread-safe: an environment of Lambda has one
 * invocation at a time.
 *
 * <p>Before a SnapStart snapshot the connection is closed; the environments restored from it make their own at their first invocation.
 */
public final class Database implements AutoCloseable, Resource {
    // A paused Aurora wakes in about fifteen seconds, and in thirty or more after a day of sleep.
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
    private static final int SECONDS_TO_CONNECT = 45;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

    private final Address address;
    private final Login login;
    private final Duration longest;
    private final String tls;
    private Connection connection;

    /**
     * @param login asked for each connection
     * @param longest that one statement may take, in whole seconds: when it is over, the connection is taken for broken
     */
    public Database(Address address, Login login, Duration longest) {
        this(address, login, longest, "require");
    }

    /**
     * The database that {@code DATABASE_HOST}, {@code DATABASE_PORT} and {@code DATABASE_NAME} say, as {@code DATABASE_USER}, who logs in with a
     * token of the function's role.
     *
     * @throws IllegalStateException if one of them is missing, with its name
     */
    public static Database ofEnvironment(Environment environment, Duration longest) {
        Address address = Address.of(environment);
        return new Database(address,
                new IamLogin(address, environment.required("DATABASE_USER"), environment.required("AWS_REGION"),
                        DefaultCredentialsProvider.builder().build(), Clock.systemUTC()),
                longest);
    }

    /** @param tls {@code sslmode} of the driver: for tests whose server has no certificate */
    Database(Address address, Login login, Duration longest, String tls) {
        this.address = address;
        this.login = login;
        this.longest = longest;
        this.tls = tls;
        Core.getGlobalContext().register(this);
    }

    /**
     * Does the work in a transaction. What was done over a connection that broke is done once more over a new one, if it was an old
     * connection: then most likely the server has closed it while the environment was frozen.
     *
     * @throws DatabaseFailure if the database can't be reached, or can't do it; nothing was done then, or all of it if the answer to the commit
     *     was lost
     */
    public <T> T inTransaction(Work<T> work) {
        boolean isOld = connection != null;
        try {
            return once(work);
        } catch (SQLException e) {
            if (!isOld || !SqlState.isConnectionLost(e)) {
                throw new DatabaseFailure(e);
            }
        }
        try {
            return once(work);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * As {@link #inTransaction}, but a database that is away is waited for, as long as an attempt more is sure to end in time: what is told to
     * try again by somebody who counts shouldn't ask for it too soon.
     *
     * @param millisLeft until the function is stopped, as of now
     * @throws DatabaseFailure if it didn't come back, or if it is there and can't do it
     */
    public <T> T inTransactionOnceThere(Work<T> work, IntSupplier millisLeft) {
        while (true) {
            try {
                return inTransaction(work);
            } catch (DatabaseFailure e) {
                if (!e.isConnectionLost() || millisLeft.getAsInt() < millisOfAnAttempt()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private long millisOfAnAttempt() {
        return BETWEEN_ATTEMPTS.plusSeconds(SECONDS_TO_CONNECT).plus(longest).toMillis();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database is away", e);
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        if (connection == null) {
            connection = connect();
        }
        boolean done = false;
        try {
            T result = work.in(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                // Whatever state it is in: a new one costs less than a wrong guess.
                close();
            }
        }
    }

    private Connection connect() throws SQLException {
        Login.Credentials credentials = login.credentials();
        var properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        properties.setProperty("sslmode", tls);
        // Asleep, a cluster takes the connection and answers when it is awake: each of these would give up before.
        properties.setProperty("loginTimeout", Integer.toString(SECONDS_TO_CONNECT));
        properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
        properties.setProperty("sslResponseTimeout", Integer.toString(SECONDS_TO_CONNECT * 1_000));
        properties.setProperty("socketTimeout", Long.toString(longest.toSeconds()));
        // A detail would be the row, with a rider's name and number in it.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "eventlabs");
        Connection made = DriverManager.getConnection(address.url(), properties);
        made.setAutoCommit(false);
        return made;
    }

    /** Makes ready what a connection needs, but none: the database may sleep on. */
    public void warmUp() {
        try {
            DriverManager.getDriver(address.url());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        login.credentials();
    }

    /** Closes the connection, if there is one; the next transaction makes another. */
    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It is of no use any more, open or not.
            }
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        close();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing: to connect now would wake a sleeping database for environments that nobody calls.
    }
}
