package dev.eventlabs.local.rds.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.spi.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each server is empty, whatever was done with the one before it, and none is left. */
class ReserveIT {

    private static final List<List<String>> NONE = List.of(List.of("0"));
    private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

    @Test
    void onDemandThereIsNoServerThatNobodyAskedFor() throws IOException {
        try (TemporaryDirectory directory = TemporaryDirectory.make();
                Reserve reserve = Reserve.onDemand(directory.path(), List.of("CREATE ROLE prepared"));
                Server one = reserve.take();
                Server other = reserve.take()) {
            one.query("CREATE TABLE changed AS SELECT generate_series(1, 1000)");

            assertThat(other.query(TABLES)).isEqualTo(NONE);
            assertThat(other.query("SELECT count(*) FROM pg_roles WHERE rolname = 'prepared'"))
                    .isEqualTo(List.of(List.of("1")));
            assertThat(servers(directory)).containsExactlyInAnyOrder("1", "2");
        }
    }

    @Test
    void aheadTheNextIsThereBeforeSomebodyAsksAndEndsWithTheReserve() throws Exception {
        try (TemporaryDirectory directory = TemporaryDirectory.make()) {
            try (Reserve reserve = Reserve.ahead(directory.path(), List.of())) {
                Path empty = directory.path().resolve("bin").resolve("empty");
                Map<String, String> before;
                try (Server first = reserve.take()) {
                    before = hashes(empty);
                    first.query("CREATE TABLE changed AS SELECT generate_series(1, 1000)");
                    first.query("CHECKPOINT");
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.exists(directory.path().resolve("2/s/.s.PGSQL.5432")));
                try (Server second = reserve.take()) {
                    assertThat(second.query(TABLES)).isEqualTo(NONE);
                    assertThat(servers(directory)).doesNotContain("1").contains("2");
                }
                assertThat(before).isNotEmpty();
                assertThat(hashes(empty)).isEqualTo(before);
            }
            assertThat(servers(directory)).isEmpty();
            assertThat(ProcessHandle.current().descendants().map(each -> each.info().commandLine().orElse("")))
                    .noneMatch(each -> each.contains(directory.path().toString()));
        }
    }

    @Test
    void oneThatDiedInReserveIsBackWhenItIsTaken() {
        try (TemporaryDirectory directory = TemporaryDirectory.make();
                Reserve reserve = Reserve.ahead(directory.path(), List.of())) {
            reserve.take().close();
            String data = directory.path().resolve("2/data").toString();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(directory.path().resolve("2/s/.s.PGSQL.5432")));
            ProcessHandle.current().descendants()
                    .filter(each -> List.of(each.info().arguments().orElse(new String[0])).contains(data))
                    .filter(each -> each.info().command().orElse("").endsWith("postgres"))
                    .forEach(ProcessHandle::destroyForcibly);

            try (Server second = reserve.take()) {
                assertThat(second.query(TABLES)).isEqualTo(NONE);
            }
        }
    }

    @Test
    void whatIsClosedGivesNone() {
        Reserve reserve = Reserve.ahead(Path.of("/nowhere"), List.of());
        reserve.close();

        assertThatThrownBy(reserve::take).hasMessage(
                "The embedded AWS is being closed: no database is started any more.");
    }

    private static List<String> servers(TemporaryDirectory directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.path())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("bin")).toList();
        }
    }

    private static Map<String, String> hashes(Path directory) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                hashes.put(directory.relativize(file).toString(), HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return hashes;
    }
}
