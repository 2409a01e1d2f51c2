package dev.eventlabs.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutoPauseIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final MovedTime time = new MovedTime();
    private final Aurora aurora = new Aurora(time);

    @AfterEach
    void stop() {
        aurora.close();
    }

    @Test
    void f167_pausesOnceNobodyWasConnectedForLongAndResumesForTheFirstWhoIs() throws SQLException {
        Cluster cluster = aurora.cluster("town", "");
        try (Connection connection = connect(cluster)) {
            Aurora.execute(connection, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)");
            Awaitility.await().atMost(LONG).until(() -> time.sleepers() == 0);
            time.advance(Duration.ofHours(1));
            assertThat(Aurora.value(connection, "SELECT 1")).isEqualTo("1");
        }
        Awaitility.await().atMost(LONG).until(() -> time.sleepers() == 1);
        time.advance(Duration.ofSeconds(299));
        assertThat(cluster.database().isRunning()).isTrue();

        time.advance(Duration.ofSeconds(1));

        Awaitility.await().atMost(LONG).until(() -> !cluster.database().isRunning());
        assertThat(cluster.status()).isEqualTo("available");
        try (Connection connection = connect(cluster)) {
            assertThat(Aurora.value(connection, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void f167_doesNotPauseWithAMinimumAboveZero() {
        aurora.cluster("town", "");
        Awaitility.await().atMost(LONG).until(() -> time.sleepers() == 1);
        aurora.clusters().modify(Scope.standard(), "town",
                Aurora.input("{'ServerlessV2ScalingConfiguration': {'MinCapacity': 0.5, 'MaxCapacity': 1}}"));

        Awaitility.await().atMost(LONG).until(() -> time.sleepers() == 0);
    }

    private static Connection connect(Cluster cluster) throws SQLException {
        return Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD);
    }

    /** A clock that stands still until the test moves it. Thread-safe. */
    private static final class MovedTime implements Time {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private int sleepers;

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized int sleepers() {
            return sleepers;
        }

        synchronized void advance(Duration duration) {
            now = now.plus(duration);
            notifyAll();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleepUntil(instant().plus(duration));
        }

        @Override
        public synchronized void sleepUntil(Instant until) throws InterruptedException {
            sleepers++;
            try {
                while (now.isBefore(until)) {
                    wait();
                }
            } finally {
                sleepers--;
            }
        }
    }
}
