package dev.eventlabs.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudProcessIT {

    private static final Duration START = Duration.ofSeconds(60);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8), Set.of(), Map.of());
    private final FrontDoorProbe probe = new FrontDoorProbe();

    @TempDir private Path root;

    @AfterEach
    void stop() {
        new DownCommand(new Workspace(root), terminal).call();
    }

    @Test
    void startsAnEmbeddedAwsThatOutlivesTheCommandAndStopsIt() throws Exception {
        Workspace workspace = new Workspace(root);
        CloudProcess process = process(workspace);

        CloudRecord cloud = process.start(freePort());
        process.awaitReady(cloud, START);

        assertThat(process.running()).contains(cloud);
        assertThat(probe.status(cloud.port()).orElseThrow().get("pid").asLong()).isEqualTo(cloud.pid());
        assertThat(cloud.process().orElseThrow().parent().map(ProcessHandle::pid)).isNotEqualTo(cloud.pid());

        new DownCommand(workspace, terminal).call();

        assertThat(cloud.process()).isEmpty();
        assertThat(probe.isTaken(cloud.port())).isFalse();
        assertThat(workspace.cloud()).isEmpty();
        assertThat(workspace.root().resolve(".lab/tmp")).doesNotExist();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Stopped the embedded AWS at http://localhost:" + cloud.port());
    }

    @Test
    void saysThatSomethingElseHasThePortAndNamesAFreeOne() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Failure failure = catchThrowableOfType(Failure.class,
                    () -> process(new Workspace(root)).start(other.getLocalPort()));

            assertThat(failure).hasMessageContaining("Port " + other.getLocalPort() + " is taken");
            assertThat(failure.advice()).containsPattern("./lab up --port \\d+");
        }
    }

    @Test
    void namesTheCheckoutThatHasThePort(@TempDir Path secondRoot) throws Exception {
        CloudProcess first = process(new Workspace(root));
        CloudRecord cloud = first.start(freePort());
        first.awaitReady(cloud, START);

        assertThatThrownBy(() -> process(new Workspace(secondRoot)).start(cloud.port()))
                .hasMessageContaining("Port " + cloud.port() + " is taken: the embedded AWS of the checkout "
                        + root.toRealPath());
    }

    @Test
    void clearsAwayWhatAKilledOneHasLeft() throws Exception {
        Workspace workspace = new Workspace(root);
        CloudProcess process = process(workspace);
        CloudRecord cloud = process.start(freePort());
        process.awaitReady(cloud, START);
        cloud.process().orElseThrow().destroyForcibly();
        cloud.process().ifPresent(handle -> handle.onExit().join());

        assertThat(process.running()).isEmpty();
        assertThat(workspace.cloud()).isEmpty();
        assertThat(workspace.root().resolve(".lab/tmp")).doesNotExist();
    }

    @Test
    void doesNotTakeAStrangerWithAnOldPidForIt() {
        Workspace workspace = new Workspace(root);
        workspace.remember(new CloudRecord(ProcessHandle.current().pid(), 4566,
                Instant.parse("2020-01-01T00:00:00Z").toEpochMilli()));

        assertThat(process(workspace).running()).isEmpty();
    }

    @Test
    void showsTheLastWordsOfOneThatDiesWhileItStarts() throws Exception {
        Workspace workspace = new Workspace(root);
        CloudProcess broken = new CloudProcess(workspace, probe, root.toString());
        CloudRecord cloud = broken.start(freePort());

        assertThatThrownBy(() -> broken.awaitReady(cloud, START))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ended while it started")
                .hasMessageContaining("ClassNotFoundException");
        assertThat(workspace.cloud()).isEmpty();
    }

    private CloudProcess process(Workspace workspace) {
        return new CloudProcess(workspace, probe, System.getProperty("java.class.path"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
