package dev.eventlabs.test.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.cloud.Remains;
import dev.eventlabs.test.taxi.TaxiOnLocalCloud.Taxi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Who gets into the lab's database while the lab is there, what it tells to all others, and what is left of it afterwards. */
@ExtendWith(TaxiOnLocalCloud.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxiLifeIT {

    private static final String STACK = "TaxiLab";

    private final Taxi taxi;
    private final TaxiDatabase database;

    TaxiLifeIT(Taxi taxi) {
        this.taxi = taxi;
        database = taxi.client().database();
    }

    @Test
    @Order(1)
    void f166_aTokenOpensTheDatabaseOverTlsWithACertificateThatIsKnown(@TempDir Path directory)
            throws IOException, SQLException {
        Path authority = directory.resolve("ca.pem");
        try (InputStream page = taxi.endpoint().resolve("/_eventlabs/rds/ca.pem").toURL().openStream()) {
            Files.copy(page, authority);
        }

        try (Connection connection = database.connect(TaxiDatabase.BILLING, database.token(TaxiDatabase.BILLING),
                "sslmode", "verify-full", "sslrootcert", authority.toString());
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select * from trips")).isTrue();
            // To read and to bill is all that this role may.
            for (String sql : List.of("delete from trips", "update billing set billing_amount = 0",
                    "insert into cab_types (type) values ('x')", "create table mine (id int)")) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> database.connect(TaxiDatabase.BILLING, database.token(TaxiDatabase.BILLING),
                "sslmode", "disable")).hasMessageContaining("no encryption");
    }

    @Test
    @Order(1)
    void f166_f168_theManagedPasswordIsTheMastersAndNobodyElses() throws SQLException {
        JsonNode secret = database.masterSecret();
        String master = secret.path("username").asText();
        String password = secret.path("password").asText();

        try (Connection connection = database.connectAsMaster(); Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select version from schema_history")).isTrue();
        }
        for (String user : List.of(TaxiDatabase.BILLING, "taxi_app")) {
            assertThatThrownBy(() -> database.connect(user, password))
                    .hasMessageContaining("PAM authentication failed for user \"" + user + "\"");
        }
        assertThatThrownBy(() -> database.connect(master, database.token(master)))
                .hasMessageContaining("password authentication failed for user \"" + master + "\"");
        assertThatThrownBy(() -> database.connect(TaxiDatabase.BILLING, database.token("taxi_app")))
                .hasMessageContaining("PAM authentication failed");
    }

    @Test
    @Order(2)
    void noPasswordAndNoTokenIsToldAnywhere() throws SQLException {
        String password = database.masterSecret().path("password").asText();
        try (CloudLog log = new CloudLog()) {
            new Rides(taxi.client()).ride("74001");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> database.value("select count(*) from trips").equals("1"));
            database.bill();
            // What is refused is logged, but not what was given.
            String token = database.token("taxi_app");
            for (String given : List.of(password, token)) {
                assertThatThrownBy(() -> database.connect(TaxiDatabase.BILLING, given)).hasMessageContaining("PAM");
            }
            assertThatThrownBy(() -> database.connect(database.masterSecret().path("username").asText(), token))
                    .hasMessageContaining("password authentication failed");

            var told = new Told(taxi.endpoint(), STACK, taxi.deployed().assembly());
            assertThat(told.functionLogs()).as("logs of functions").anyMatch(each -> each.contains("platform.start"))
                    .anyMatch(each -> each.contains("Successfully processed 1 records."));
            assertThat(log.lines()).as("log of the cloud").anyMatch(each -> each.contains("IAM token"));
            assertThat(told.environments()).as("variables").anyMatch(each -> each.contains("DATABASE_USER"));
            for (List<String> each : List.of(told.templates(), told.events(), told.outputs(), told.environments(),
                    told.functionLogs(), log.lines())) {
                assertThat(each).isNotEmpty().allSatisfy(
                        text -> assertThat(text).doesNotContain(password).doesNotContain("X-Amz-Signature")
                                .doesNotContain("X-Amz-Credential"));
            }
        }
    }

    @Test
    @Order(3)
    void deletingTheStackLeavesNothing() {
        List<ProcessHandle> servers = DatabaseOutage.servers(ProcessHandle.current());
        Map<ProcessHandle, Path> data = servers.stream()
                .collect(Collectors.toMap(Function.identity(), TaxiLifeIT::dataDirectory));
        assertThat(data).isNotEmpty().allSatisfy((server, directory) -> assertThat(directory).isDirectory());
        assertThat(Remains.in(taxi.endpoint())).anyMatch(each -> each.startsWith("Vpc vpc-"))
                .anyMatch(each -> each.startsWith("cluster ")).anyMatch(each -> each.startsWith("secret rds!cluster-"));

        try (CloudFormationClient stacks = Sdk.at(taxi.endpoint(), CloudFormationClient.builder())) {
            stacks.deleteStack(delete -> delete.stackName(STACK));
            stacks.waiter().waitUntilStackDeleteComplete(wait -> wait.stackName(STACK));
        }

        assertThat(Remains.in(taxi.endpoint())).isEmpty();
        // Another one may be in reserve for the next cloud, and nothing was ever in it.
        assertThat(servers).filteredOn(server -> !server.isAlive()).singleElement()
                .satisfies(server -> assertThat(data.get(server)).doesNotExist());
        assertThat(servers).hasSizeLessThanOrEqualTo(2);
    }

    private static Path dataDirectory(ProcessHandle server) {
        List<String> arguments = Arrays.asList(server.info().arguments().orElseThrow());
        return Path.of(arguments.get(arguments.indexOf("-D") + 1));
    }
}
