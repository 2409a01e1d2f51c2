package dev.eventlabs.runtime.engine;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** ElasticMQ, in memory. */
public final class SqsEngine implements AutoCloseable {
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsEngine(SQSRestServer server) {
        this.server = server;
        this.endpoint = URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    public static SqsEngine start() {
        return new SqsEngine(SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
    }

    public SqsClient client(ExecutionInterceptor... interceptors) {
        return SqsClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(settings -> Stream.of(interceptors).forEach(settings::addExecutionInterceptor))
                .build();
    }

    /** Creates a queue and answers its URL. */
    public String createQueue(String name) {
        try (var client = client()) {
            return client.createQueue(queue -> queue.queueName(name)).queueUrl();
        }
    }

    /** The bodies of all messages of a queue, which is empty afterwards. */
    public List<String> drain(String url) {
        var bodies = new ArrayList<String>();
        try (var client = client()) {
            List<Message> received;
            do {
                received = client.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)).messages();
                received.forEach(message -> bodies.add(message.body()));
            } while (!received.isEmpty());
        }
        return bodies;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
