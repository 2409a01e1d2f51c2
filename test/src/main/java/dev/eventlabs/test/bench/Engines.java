package dev.eventlabs.test.bench;

import dev.eventlabs.test.orders.Sdk;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The engines without anything around them: DynamoDB Local at its own port, ElasticMQ as its makers serve it. Not thread-safe. */
final class Engines implements AutoCloseable {

    static final String TABLE = "bench-floor";

    private final Process elasticMq;
    private final SqsClient sqs;
    private final DynamoDbClient dynamo;
    private final String queueUrl;

    /** @param lab whose DynamoDB Local is used; the embedded AWS calls ElasticMQ without HTTP, so one is started that listens */
    Engines(Lab lab) {
        int port = lab.enginePort("DynamoDB").orElseThrow(
                () -> new IllegalStateException("The embedded AWS doesn't tell the port of DynamoDB Local."));
        dynamo = Sdk.at(URI.create("http://localhost:" + port), DynamoDbClient.builder());
        PutItems.createTable(dynamo, TABLE);
        elasticMq = Jvm.start(lab.jvmFlags(), System.getProperty("java.class.path"), ElasticMqServer.class.getName());
        sqs = Sdk.at(URI.create("http://localhost:" + Jvm.firstLine(elasticMq)), SqsClient.builder());
        queueUrl = sqs.createQueue(create -> create.queueName("bench-floor")).queueUrl();
    }

    SqsClient sqs() {
        return sqs;
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    String queueUrl() {
        return queueUrl;
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.deleteTable(delete -> delete.tableName(TABLE));
        dynamo.close();
        elasticMq.destroy();
    }
}
