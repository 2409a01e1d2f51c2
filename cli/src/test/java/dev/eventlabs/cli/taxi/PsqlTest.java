package dev.eventlabs.cli.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How psql is called, with one that writes down how. */
class PsqlTest {

    @TempDir private Path directory;

    @Test
    void isGivenTheConnectionAsAnArgumentAndTheTokenAsNone() throws IOException {
        Path seen = directory.resolve("seen");
        Path program = Files.writeString(directory.resolve("psql"),
                "#!/bin/sh\nfor each in \"$@\" \"$PGPASSWORD\" \"${PGHOST-no host}\"; do echo \"$each\"; done > '"
                        + seen
                        + "'\nexit 3\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        int exit = new Psql(program.toString()).run("host=h port=1", "s3cret", List.of("-c", "select 1"), "the line");

        assertThat(exit).isEqualTo(3);
        assertThat(Files.readAllLines(seen)).containsExactly("host=h port=1", "-c", "select 1", "s3cret", "no host");
    }

    @Test
    void saysHowToInstallItAndHowToConnectByHand() {
        Psql absent = new Psql(directory.resolve("absent").toString());

        assertThatThrownBy(() -> absent.run("host=h", "s3cret", List.of(), "the line")).isInstanceOfSatisfying(
                Failure.class, e -> {
                    assertThat(e).hasMessageContaining("isn't installed");
                    assertThat(e.advice()).contains("apt-get install postgresql-client", "brew install", "the line");
                    assertThat(e.getMessage() + e.advice()).doesNotContain("s3cret");
                });
    }

    @Test
    void theLineToPasteHasNoSecretInIt() {
        TaxiDatabase database = database(5432);

        assertThat(database.line(" --aws")).isEqualTo("PGPASSWORD=\"$(./lab taxi token --aws)\" psql "
                + "\"host=localhost port=5432 dbname=taxidb user=taxi_billing sslmode=require\"");
        assertThat(database.token()).startsWith("localhost:5432/?").contains("DBUser=taxi_billing", "Action=connect",
                "X-Amz-Expires=900", "X-Amz-Signature=", "us-east-1%2Frds-db%2Faws4_request");
    }

    @Test
    void saysWhatToDoIfNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
            database(port).knock();
        }
        assertThatThrownBy(database(port)::knock).isInstanceOfSatisfying(Failure.class, e -> {
            assertThat(e).hasMessageContaining("localhost:" + port);
            assertThat(e.advice()).contains("./lab status");
        });
    }

    @Test
    void saysWhatItTakesOnAws() {
        System.setProperty("aws.region", "eu-central-1");
        try {
            TaxiDatabase isolated = new TaxiDatabase(Clients.real(), "database.invalid", 5432, "taxidb");
            assertThatThrownBy(isolated::knock).isInstanceOfSatisfying(Failure.class, e -> {
                assertThat(e).hasMessageContaining("isn't reached from here", "database.invalid:5432");
                assertThat(e.advice()).contains("isolated subnets", "CloudShell", "security group",
                        "rds-db:connect as taxi_billing", "./lab taxi bill --aws");
            });
        } finally {
            System.clearProperty("aws.region");
        }
    }

    private static TaxiDatabase database(int port) {
        return new TaxiDatabase(Clients.at(URI.create("http://localhost:1")), "localhost", port, "taxidb");
    }
}
