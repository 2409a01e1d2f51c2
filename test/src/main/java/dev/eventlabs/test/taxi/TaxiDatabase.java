package dev.eventlabs.test.taxi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The lab's PostgreSQL as a person sees it: over TLS, with a token that AWS's SDK makes. Thread-safe: each call has a connection of its own. */
public final class TaxiDatabase implements AutoCloseable {

    /** Who may read everything and bill. */
    public static final String BILLING = "taxi_billing";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String host;
    private final int port;
    private final String name;
    private final RdsClient rds;
    private final SecretsManagerClient secrets;

    TaxiDatabase(URI endpoint, String host, int port, String name) {
        this.host = host;
        this.port = port;
        this.name = name;
        rds = Sdk.at(endpoint, RdsClient.builder());
        secrets = Sdk.at(endpoint, SecretsManagerClient.builder());
    }

    public RdsClient rds() {
        return rds;
    }

    /** As RDS describes it. */
    public DBCluster cluster() {
        return rds.describeDBClusters().dbClusters().stream().filter(each -> each.port() == port).findFirst()
                .orElseThrow(() -> new IllegalStateException("No cluster has the port " + port));
    }

    /** What RDS keeps in Secrets Manager: {@code username} and {@code password}. */
    public JsonNode masterSecret() {
        String text = secrets.getSecretValue(get -> get.secretId(cluster().masterUserSecret().secretArn()))
                .secretString();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The master's secret isn't JSON");
        }
    }

    /** Good for fifteen minutes. */
    public String token(String user) {
        return rds.utilities().generateAuthenticationToken(token -> token.hostname(host).port(port).username(user)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }

    /** @param more properties of the driver, name and value in turn */
    public Connection connect(String user, String password, String... more) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "require");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + name, properties);
    }

    public Connection connect() throws SQLException {
        return connect(BILLING, token(BILLING));
    }

    public Connection connectAsMaster() throws SQLException {
        JsonNode secret = masterSecret();
        return connect(secret.path("username").asText(), secret.path("password").asText());
    }

    /** Columns by name; instants as ISO-8601, all else as PostgreSQL writes it, null if there is nothing. */
    public List<Map<String, String>> rows(String query) throws SQLException {
        try (Connection connection = connect()) {
            return rows(connection, query);
        }
    }

    /** As {@link #rows}, of what only the master may read. */
    public List<Map<String, String>> rowsAsMaster(String query) throws SQLException {
        try (Connection connection = connectAsMaster()) {
            return rows(connection, query);
        }
    }

    private static List<Map<String, String>> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, String> row = new HashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.put(found.getMetaData().getColumnName(i), value(found, i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String value(ResultSet row, int column) throws SQLException {
        boolean instant = row.getMetaData().getColumnType(column) == Types.TIMESTAMP && row.getObject(column) != null;
        return instant ? row.getObject(column, OffsetDateTime.class).toInstant().toString() : row.getString(column);
    }

    /** The first column of the first row. */
    public String value(String query) throws SQLException {
        return rows(query).getFirst().values().iterator().next();
    }

    /** Calls the procedure; answers its notices. */
    public List<String> bill() throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("call billingandpayments()");
            List<String> notices = new ArrayList<>();
            for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
                notices.add(each.getMessage());
            }
            return notices;
        }
    }

    @Override
    public void close() {
        rds.close();
        secrets.close();
    }
}
