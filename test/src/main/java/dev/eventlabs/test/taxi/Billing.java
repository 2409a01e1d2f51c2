package dev.eventlabs.test.taxi;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Bills again and again until it is closed, whether the database is there or not. Thread-safe. */
final class Billing implements AutoCloseable {

    private static final long MILLIS_BETWEEN = 300;
    /** No connection, the server going down or starting up. */
    private static final Set<String> AWAY = Set.of("08", "57");

    private final TaxiDatabase database;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final Thread thread;
    private volatile int bills;

    /** Begins at once. */
    Billing(TaxiDatabase database) {
        this.database = database;
        thread = Thread.ofPlatform().daemon().name("billing").start(this::bill);
    }

    /** How often it was done to the end. */
    int bills() {
        return bills;
    }

    /** What went wrong, other than that the database was away. */
    Set<String> failures() {
        return failures;
    }

    private void bill() {
        try {
            do {
                try {
                    database.bill();
                    bills = bills + 1;
                } catch (SQLException e) {
                    if (e.getSQLState() == null || !AWAY.contains(e.getSQLState().substring(0, 2))) {
                        failures.add(e.getSQLState() + " " + e.getMessage());
                    }
                }
            } while (!over.await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
