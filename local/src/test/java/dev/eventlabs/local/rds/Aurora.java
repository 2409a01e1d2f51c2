package dev.eventlabs.local.rds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.rds.postgres.Reserve;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.TemporaryDirectory;
import dev.eventlabs.local.spi.Time;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** Clusters without the cloud around them, and their clients. */
final class Aurora implements AutoCloseable {

    static final String MASTER = "chief";
    static final String PASSWORD = "correct-horse";

    private final TemporaryDirectory directory = TemporaryDirectory.make();
    private final Reserve reserve = Reserve.onDemand(directory.path(), Rds.preparation());
    private final Groups groups = new Groups();
    private final Clusters clusters;
    private final Instances instances;

    Aurora(Time time) {
        Ids ids = new Ids(new SecureRandom());
        clusters = new Clusters(new Servers(reserve, time),
                new MasterSecrets(new NoSecrets(), ids), groups, ids);
        instances = new Instances(clusters, groups, time, ids);
    }

    Clusters clusters() {
        return clusters;
    }

    Groups groups() {
        return groups;
    }

    Instances instances() {
        return instances;
    }

    /** With one instance. @param more members of the request, single-quoted JSON */
    Cluster cluster(String id, String more) {
        clusters.create(Scope.standard(), input("{'DBClusterIdentifier': '" + id + "', 'Engine': 'aurora-postgresql', "
                + "'DatabaseName': 'town', 'MasterUsername': '" + MASTER + "', 'MasterUserPassword': '" + PASSWORD
                + "', 'ServerlessV2ScalingConfiguration': {'MinCapacity': 0, 'MaxCapacity': 1}" + more + "}"));
        instances.create(Scope.standard(), input("{'DBInstanceIdentifier': '" + id
                + "-writer', 'DBClusterIdentifier': '" + id + "', 'DBInstanceClass': 'db.serverless'}"));
        return clusters.get(Scope.standard(), id);
    }

    static Input input(String json) {
        return new Input((ObjectNode) Json.parseOwn(json.replace('\'', '"')),
                Rds.VALIDATION);
    }

    static Connection connect(Cluster cluster, String user, String password, String... more) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "require");
        properties.setProperty("connectTimeout", "60");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + cluster.port() + "/town", properties);
    }

    /** As the SDK makes it. */
    static String token(Cluster cluster, String user) {
        return RdsUtilities.builder().region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build().generateAuthenticationToken(
                        request -> request.hostname("localhost").port(cluster.port()).username(user));
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** @return the first column of the first row */
    static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        clusters.close();
        reserve.close();
        directory.close();
    }

    /** Passwords of these tests are given, not managed. */
    private static final class NoSecrets implements Secrets {

        @Override
        public Optional<String> text(Scope scope, String id, Optional<String> version) {
            return Optional.empty();
        }

        @Override
        public void put(Scope scope, String id, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String createManaged(Scope scope, String service, String name, String description, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void putManaged(Scope scope, String arn, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deleteManaged(Scope scope, String arn) {
            throw new UnsupportedOperationException();
        }
    }
}
