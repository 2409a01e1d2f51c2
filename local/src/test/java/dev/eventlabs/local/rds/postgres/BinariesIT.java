package dev.eventlabs.local.rds.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** A directory that clouds share: who uses it sees nothing of the others, and leaves nothing there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinariesIT {

    private static final String PASSWORD = "correct-horse";

    @TempDir private Path temporary;
    private Path shared;
    private Path own;

    @BeforeAll
    void unpackTwiceAtOnce(@TempDir Path temporary) throws Exception {
        shared = temporary.resolve("shared");
        Path programs = shared.resolve("pg");
        try (ExecutorService clouds = Executors.newFixedThreadPool(2)) {
            // By another name, so that they don't wait for each other, as two JVMs don't.
            Future<Path> one = clouds.submit(() -> new Binaries(programs).emptyDatabase());
            Future<Path> other = clouds.submit(() -> new Binaries(shared.resolve("../shared/pg")).emptyDatabase());
            assertThat(one.get().toRealPath()).isEqualTo(other.get().toRealPath());
            own = one.get().getParent();
        }
    }

    @Test
    void whoeverIsFirstNothingButTheResultIsLeft() throws IOException {
        assertThat(names(own)).containsExactlyInAnyOrder("programs", "empty");
        assertThat(names(own.getParent())).containsExactly(own.getFileName().toString());
    }

    @Test
    void eachPlatformVersionAndUserHasOneOfItsOwn() throws IOException {
        String platform = Binaries.archive(System.getProperty("os.name"), System.getProperty("os.arch"))
                .replaceAll("^postgres-|\\.txz$", "");
        assertThat(own.getFileName().toString()).matches(platform + "-[0-9a-f]{12}-"
                + Files.getOwner(shared).getName());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
    }

    @Test
    void aServerChangesNothingOfWhatItWasCopiedFrom() throws Exception {
        Path empty = own.resolve("empty");
        Map<String, String> before = hashes(empty);
        Path data = Files.createTempDirectory("pg-");
        try (Server server = new Server(new Binaries(own.getParent()), data)) {
            server.initialise();
            server.start();
            server.query("CREATE TABLE changed AS SELECT generate_series(1, 1000)");
            assertThat(server.query("SELECT count(*) FROM changed")).isEqualTo(List.of(List.of("1000")));
            server.query("CHECKPOINT");
        }
        assertThat(before).isNotEmpty();
        assertThat(hashes(empty)).isEqualTo(before);
    }

    @Test
    void aRelativePathIsOneOfThisProcess() throws Exception {
        // Below this process's directory, where PostgreSQL wouldn't find it from its own.
        Path relative = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "shared").resolve("link");
        assertThat(Files.createSymbolicLink(relative, shared)).isRelative();
        try (LocalCloud cloud = LocalCloud.builder().port(0).shared(relative).start();
                RdsClient rds = RdsClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .build()) {
            int port = rds.createDBCluster(request -> request.dbClusterIdentifier("town").engine("aurora-postgresql")
                    .databaseName("town").masterUsername("chief").masterUserPassword(PASSWORD)
                    .serverlessV2ScalingConfiguration(scaling -> scaling.minCapacity(0.5).maxCapacity(1.0))).dbCluster()
                    .port();
            rds.createDBInstance(request -> request.dbInstanceIdentifier("writer").dbClusterIdentifier("town")
                    .dbInstanceClass("db.serverless").engine("aurora-postgresql"));
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + port + "/town?sslmode=require", "chief", PASSWORD)) {
                assertThat(connection.isValid(0)).isTrue();
            }
        } finally {
            Files.delete(relative);
            Files.delete(relative.getParent());
        }
        assertThat(names(own)).containsExactlyInAnyOrder("programs", "empty");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
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
