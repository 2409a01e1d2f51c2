package dev.eventlabs.runtime.engine;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local, AWS's own, in memory. It finds SQLite by a system property that the build sets. */
public final class DynamoDbEngine implements AutoCloseable {
    private final DynamoDBProxyServer server;
    private final URI endpoint;

    private DynamoDbEngine(DynamoDBProxyServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    public static DynamoDbEngine start() {
        try {
            int port = freePort();
            var server = ServerRunner.createServerFromCommandLineArgs(
                    new String[]{"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
            server.start();
            return new DynamoDbEngine(server, URI.create("http://127.0.0.1:" + port));
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local didn't start", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(settings -> Stream.of(interceptors).forEach(settings::addExecutionInterceptor))
                .build();
    }

    /** A table with the key of the Orders lab: {@code id}, a number. */
    public void createOrdersTable(String name) {
        createTable(name, "id", ScalarAttributeType.N);
    }

    /** A table with the key of the Streams lab's totals: {@code Username}, a text. */
    public void createTotalsTable(String name) {
        createTable(name, "Username", ScalarAttributeType.S);
    }

    /** A table with the key of the Tasks lab: {@code PK}, a text. */
    public void createTasksTable(String name) {
        createTable(name, "PK", ScalarAttributeType.S);
    }

    /** A table with the keys of the Taxi lab: {@code riderid} and {@code tripinfo}, texts. */
    public void createTripsTable(String name) {
        try (var client = client()) {
            client.createTable(table -> table.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key("riderid", KeyType.HASH), key("tripinfo", KeyType.RANGE))
                    .attributeDefinitions(text("riderid"), text("tripinfo")));
        }
    }

    /** A table of the Messaging lab: {@code pk} and {@code sk}, texts, and its index of conversations. */
    public void createMessagesTable(String name) {
        try (var client = client()) {
            client.createTable(table -> table.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName("message-group-sk-index")
                            .keySchema(key("message_group_uuid", KeyType.HASH), key("sk", KeyType.RANGE))
                            .projection(all -> all.projectionType(ProjectionType.ALL)).build())
                    .attributeDefinitions(text("pk"), text("sk"), text("message_group_uuid")));
        }
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private void createTable(String name, String key, ScalarAttributeType type) {
        try (var client = client()) {
            client.createTable(table -> table.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build())
                    .attributeDefinitions(
                            AttributeDefinition.builder().attributeName(key).attributeType(type).build()));
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local didn't stop", e);
        }
    }
}
