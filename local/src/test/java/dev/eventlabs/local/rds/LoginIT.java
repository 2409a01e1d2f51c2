package dev.eventlabs.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into a cluster, and how, with the PostgreSQL driver that everybody uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {

    private Aurora aurora;
    private Cluster cluster;

    @BeforeAll
    void start() throws SQLException {
        aurora = new Aurora(Time.system());
        cluster = aurora.cluster("town", ", 'EnableIAMDatabaseAuthentication': true");
        try (Connection chief = Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD)) {
            Aurora.execute(chief, "CREATE ROLE driver LOGIN PASSWORD 'not-needed-any-more'", "GRANT rds_iam TO driver",
                    "CREATE ROLE clerk LOGIN PASSWORD 'paper-and-pen'",
                    "SET password_encryption = 'md5'", "CREATE ROLE elder LOGIN PASSWORD 'of-old'");
        }
    }

    @AfterAll
    void stop() {
        aurora.close();
    }

    @Test
    void f166_aMemberOfRdsIamLogsInByATokenAndNotByItsPassword() throws SQLException {
        try (Connection driver = Aurora.connect(cluster, "driver", Aurora.token(cluster, "driver"))) {
            assertThat(Aurora.value(driver, "SELECT current_user")).isEqualTo("driver");
        }
        assertRefused("28000", "PAM authentication failed for user \"driver\"", "driver", "not-needed-any-more");
    }

    @Test
    void f166_whoIsNoMemberLogsInByPasswordAndNotByAToken() throws SQLException {
        for (String[] login : new String[][]{{"clerk", "paper-and-pen"}, {"elder", "of-old"},
                {Aurora.MASTER, Aurora.PASSWORD}}) {
            try (Connection connection = Aurora.connect(cluster, login[0], login[1])) {
                assertThat(Aurora.value(connection, "SELECT current_user")).isEqualTo(login[0]);
            }
            assertRefused("28P01", "password authentication failed for user \"" + login[0] + "\"", login[0],
                    Aurora.token(cluster, login[0]));
        }
        assertRefused("28P01", "password authentication failed for user \"stranger\"", "stranger", "anything");
    }

    @Test
    void f166_aTokenOpensItsOwnUserOnly() {
        assertRefused("28000", "PAM authentication failed for user \"driver\"", "driver",
                Aurora.token(cluster, Aurora.MASTER));
    }

    @Test
    void f166_noTokenIsTakenWhileIamAuthenticationIsOff() throws SQLException {
        Cluster plain = aurora.cluster("plain", "");
        try (Connection chief = Aurora.connect(plain, Aurora.MASTER, Aurora.PASSWORD)) {
            Aurora.execute(chief, "CREATE ROLE driver LOGIN", "GRANT rds_iam TO driver");
        }

        assertThatThrownBy(() -> Aurora.connect(plain, "driver", Aurora.token(plain, "driver")))
                .hasMessageContaining("PAM authentication failed for user \"driver\"");
        aurora.clusters().modify(Scope.standard(), "plain",
                Aurora.input("{'EnableIAMDatabaseAuthentication': true}"));
        try (Connection driver = Aurora.connect(plain, "driver", Aurora.token(plain, "driver"))) {
            assertThat(driver.isValid(0)).isTrue();
        }
    }

    @Test
    void clearTextIsRefusedUnlessTheParameterGroupAllowsIt() throws SQLException {
        assertThatThrownBy(() -> Aurora.connect(cluster, "clerk", "paper-and-pen", "sslmode", "disable"))
                .hasMessageContaining("no pg_hba.conf entry for host \"127.0.0.1\", user \"clerk\", "
                        + "database \"town\", no encryption");
        aurora.groups().create(new ParameterGroup(Scope.standard(), ParameterGroup.Level.CLUSTER, "open",
                "aurora-postgresql17", "no TLS", Map.of("rds.force_ssl", "0"), Map.of()));
        aurora.clusters().modify(Scope.standard(), "town", Aurora.input("{'DBClusterParameterGroupName': 'open'}"));
        try (Connection clerk = Aurora.connect(cluster, "clerk", "paper-and-pen", "sslmode", "disable")) {
            assertThat(clerk.isValid(0)).isTrue();
            // A token isn't sent in clear text all the same.
            assertThatThrownBy(
                    () -> Aurora.connect(cluster, "driver", Aurora.token(cluster, "driver"), "sslmode", "disable"))
                    .hasMessageContaining("no pg_hba.conf entry");
        } finally {
            aurora.clusters().modify(Scope.standard(), "town",
                    Aurora.input("{'DBClusterParameterGroupName': 'default.aurora-postgresql17'}"));
        }
    }

    @Test
    void theCertificateIsForThisHostAndSignedByTheAuthorityThatIsGivenOut(@TempDir Path directory)
            throws IOException, SQLException {
        Path authority = Files.writeString(directory.resolve("ca.pem"),
                aurora.clusters().certificates().authorityPem());

        try (Connection clerk = Aurora.connect(cluster, "clerk", "paper-and-pen", "sslmode", "verify-full",
                "sslrootcert", authority.toString())) {
            assertThat(clerk.isValid(0)).isTrue();
        }
    }

    @Test
    void theMasterUserIsNoSuperuserButMayWhatAuroraLetsHim() throws SQLException {
        try (Connection chief = Aurora.connect(cluster, Aurora.MASTER, Aurora.PASSWORD)) {
            assertThat(Aurora.value(chief, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            Aurora.execute(chief, "CREATE DATABASE annex", "CREATE EXTENSION pgcrypto", "CREATE TABLE things (id int)");
            assertThatThrownBy(() -> Aurora.execute(chief, "COPY things FROM '/etc/hostname'"))
                    .hasMessageContaining("permission denied");
        }
        assertRefused("28000", "pg_hba.conf rejects connection for host \"127.0.0.1\", user \"rdsadmin\"", "rdsadmin",
                "");
    }

    private void assertRefused(String state, String message, String user, String password) {
        assertThatThrownBy(() -> Aurora.connect(cluster, user, password)).isInstanceOfSatisfying(SQLException.class,
                refusal -> {
                    assertThat(refusal.getMessage()).contains(message);
                    assertThat(refusal.getSQLState()).isEqualTo(state);
                });
    }
}
