package dev.eventlabs.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What connections live through, and what is no connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Aurora aurora;
    private Cluster cluster;

    @BeforeAll
    void start() {
        aurora = new Aurora(Time.system());
        cluster = aurora.cluster("town", "");
    }

    @AfterAll
    void stop() {
        aurora.close();
    }

    @Test
    void whatIsNoStartUpMessageEndsWithoutAWordOrWithAnError() throws IOException {
        assertThat(answer("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(answer(new byte[]{0, 0})).isEmpty();
        assertThat(answer(startUp(3 << 16, 100, "user\0"))).isEmpty();
        assertThat(answer(startUp(2 << 16, 0, "user\0x\0\0")))
                .contains("unsupported frontend protocol 2.0: server supports 3.0 to 3.0");
        assertThat(answer(startUp(3 << 16, 0, "user\0x"))).contains("invalid startup packet layout");
        assertThat(answer(startUp(3 << 16, 0, "\0"))).contains("no PostgreSQL user name specified");
        try (Connection connection = connect()) {
            assertThat(Aurora.value(connection, "SELECT 1")).isEqualTo("1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void clientsMayBeginWithTlsAndAskForANewerProtocol() throws SQLException {
        try (Connection direct = Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD, "sslNegotiation", "direct")) {
            assertThat(Aurora.value(direct, "SELECT 1")).isEqualTo("1");
        }
        try (Connection newer = Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD, "protocolVersion", "3.2")) {
            assertThat(Aurora.value(newer, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theMasterPasswordCanBeChanged() throws SQLException {
        Cluster other = aurora.cluster("other", "");
        aurora.clusters().modify(Scope.standard(), "other", Aurora.input("{'MasterUserPassword': 'it''s-another'}"
                .replace("''", "\\u0027")));

        assertThatThrownBy(() -> Aurora.connect(other, Aurora.MASTER, Aurora.PASSWORD))
                .hasMessageContaining("password authentication failed");
        try (Connection connection = Aurora.connect(other, Aurora.MASTER, "it's-another")) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void anUnknownDatabaseIsRefusedByName() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + cluster.port() + "/atlantis?sslmode=require", Aurora.MASTER,
                Aurora.PASSWORD))
                .hasMessageContaining("database \"atlantis\" does not exist");
    }

    @Test
    void twoHundredConnectionsAtOnceAreServedAndLeaveNothingBehind() throws Exception {
        List<Connection> open = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Connection>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(clients.submit(this::connect));
            }
            for (Future<Connection> each : all) {
                open.add(each.get());
            }
            assertThat(Aurora.value(open.getLast(),
                    "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + Aurora.MASTER + "'")).isEqualTo("200");
        } finally {
            for (Connection each : open) {
                each.close();
            }
        }
        try (Connection last = connect()) {
            Awaitility.await().atMost(LONG).until(() -> Aurora.value(last,
                    "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + Aurora.MASTER + "'"), "1"::equals);
        }
    }

    @Test
    void aStatementCanBeCancelled() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> running = other.submit(() -> statement.execute("SELECT pg_sleep(600)"));
            try (Connection observer = connect()) {
                Awaitility.await().atMost(LONG).until(() -> Aurora.value(observer,
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"),
                        "1"::equals);
            }
            statement.cancel();
            assertThatThrownBy(running::get).hasMessageContaining("canceling statement due to user request");
        }
    }

    @Test
    void aServerThatIsKilledComesBackWithWhatWasCommitted() throws SQLException {
        try (Connection connection = connect()) {
            Aurora.execute(connection, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)");
            long own = Long.parseLong(Aurora.value(connection, "SELECT pg_backend_pid()"));
            ProcessHandle postmaster = ProcessHandle.of(own).flatMap(ProcessHandle::parent).orElseThrow();

            postmaster.destroyForcibly();
            Awaitility.await().atMost(LONG).until(() -> !postmaster.isAlive());
        }
        Awaitility.await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            try (Connection connection = connect()) {
                assertThat(Aurora.value(connection, "SELECT id FROM kept")).isEqualTo("7");
            }
        });
    }

    @Test
    void aStoppedClusterTakesNoConnectionsUntilItIsStarted() throws SQLException {
        Cluster sleepy = aurora.cluster("sleepy", "");
        aurora.clusters().stop(sleepy);

        assertThatThrownBy(() -> Aurora.connect(sleepy, Aurora.MASTER, Aurora.PASSWORD))
                .hasMessageContaining("the cluster was stopped");
        assertThatThrownBy(() -> aurora.clusters().stop(sleepy)).hasMessageContaining("is in stopped state");
        assertThatThrownBy(() -> aurora.clusters().modify(Scope.standard(), "sleepy",
                Aurora.input("{'MasterUserPassword': 'another-one'}"))).hasMessageContaining("is in stopped state");
        aurora.clusters().start(sleepy);
        try (Connection connection = Aurora.connect(sleepy, Aurora.MASTER, Aurora.PASSWORD)) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void aClusterWithoutInstancesTakesNoConnections() {
        Cluster lonely = aurora.cluster("lonely", "");
        aurora.instances().delete(Scope.standard(), "lonely-writer");

        assertThatThrownBy(() -> Aurora.connect(lonely, Aurora.MASTER, Aurora.PASSWORD))
                .hasMessageContaining("has no instance");
    }

    private Connection connect() throws SQLException {
        return Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD);
    }

    /** What comes back until the front ends the connection. */
    private String answer(byte[] sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", cluster.port())) {
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            // Hung up on while it was still being sent: no answer either.
            return "";
        }
    }

    /** @param missing how many bytes the length announces that don't come */
    private static byte[] startUp(int version, int missing, String parameters) throws IOException {
        byte[] text = parameters.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(message);
        fields.writeInt(2 * Integer.BYTES + text.length + missing);
        fields.writeInt(version);
        fields.write(text);
        return message.toByteArray();
    }
}
