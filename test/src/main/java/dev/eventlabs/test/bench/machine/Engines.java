package dev.eventlabs.test.bench.machine;

import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The floor: the same engines at their own ports, with nothing of ours around them. The embedded AWS calls them without HTTP, so they run in a
 * process of their own. Not thread-safe.
 */
public final class Engines implements AutoCloseable {

    private final Process process;
    private final SqsClient sqs;
    private final DynamoDbClient dynamo;
    private final DynamoDbStreamsClient streams;
    private final String queueUrl;

    /** @param flags of the JVM: those that the embedded AWS runs with */
    public Engines(List<String> flags) {
        process = Jvm.start(flags, System.getProperty("java.class.path"), EngineServers.class.getName());
        String[] ports = Jvm.firstLine(process, EngineServers.PORTS).split(" ");
        sqs = Sdk.at(URI.create("http://localhost:" + ports[0]), SqsClient.builder());
        dynamo = Sdk.at(URI.create("http://localhost:" + ports[1]), DynamoDbClient.builder());
        streams = Sdk.at(URI.create("http://localhost:" + ports[1]), DynamoDbStreamsClient.builder());
        queueUrl = sqs.createQueue(create -> create.queueName("bench-floor")).queueUrl();
    }

    public SqsClient sqs() {
        return sqs;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public DynamoDbStreamsClient streams() {
        return streams;
    }

    public String queueUrl() {
        return queueUrl;
    }

    /** A table that is paid by request. */
    public static void createTable(DynamoDbClient client, String name, String key, ScalarAttributeType type) {
        client.createTable(create -> create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build())
                .attributeDefinitions(AttributeDefinition.builder().attributeName(key).attributeType(type).build()));
        client.waiter().waitUntilTableExists(wait -> wait.tableName(name));
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.close();
        streams.close();
        process.destroy();
    }
}
