package dev.eventlabs.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.spi.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutoPauseIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final ManualTime time = new ManualTime();
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
}
