package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.sqs.Sqs;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Real queues and event source mappings behind a front door, with a function that the test plays. */
public abstract class Fixture {

    /** How many batches may be with the function. */
    protected static final int CAP = 8;

    private final AtomicInteger names = new AtomicInteger();
    private Sqs queues;
    private EventSourceMappings mappings;
    private FrontDoor door;
    protected StagedFunction function;
    protected MemoryStreams streams;
    protected Measures metrics;
    protected SqsClient sqs;
    protected LambdaClient lambda;

    @BeforeEach
    void startServices() {
        Ids ids = new Ids(new SecureRandom());
        function = new StagedFunction();
        streams = new MemoryStreams(Time.system());
        metrics = new Measures();
        queues = new Sqs(Time.system(), ids, (scope, namespace, metric, dimensions, value, unit) -> {},
                () -> URI.create("http://localhost:" + door.port()));
        mappings = new EventSourceMappings(new Ports(function, queues.messageQueues(), streams, metrics,
                Time.system(), ids), new Scaling(CAP, () -> true));
        door = new FrontDoor(0, new Dispatcher(List.of(queues, mappings), Scope.standard(), ids));
        URI endpoint = URI.create("http://localhost:" + door.port());
        StaticCredentialsProvider credentials = StaticCredentialsProvider
                .create(AwsBasicCredentials.create("key", "secret"));
        sqs = SqsClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(credentials)
                .build();
        lambda = LambdaClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(credentials).build();
    }

    @AfterEach
    void stopServices() {
        function.release();
        sqs.close();
        lambda.close();
        mappings.close();
        door.close();
        queues.close();
    }

    protected void closeMappings() {
        mappings.close();
    }

    protected List<ResourceProvider<?>> resources() {
        return mappings.resources();
    }

    /** @param settings names and values in turn */
    protected String queue(String... settings) {
        return create("queue-" + names.incrementAndGet(), settings);
    }

    protected String create(String name, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(all)).queueUrl();
    }

    protected String arn(String url) {
        return "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1);
    }

    protected void send(String url, String... bodies) {
        for (int from = 0; from < bodies.length; from += 10) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(bodies.length, from + 10); i++) {
                entries.add(SendMessageBatchRequestEntry.builder().id("e" + i).messageBody(bodies[i]).build());
            }
            sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }

    protected CreateEventSourceMappingResponse map(String url,
            Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return lambda.createEventSourceMapping(request -> {
            request.eventSourceArn(arn(url)).functionName(StagedFunction.NAME);
            settings.accept(request);
        });
    }

    /** How many messages are visible, and how many in flight. */
    protected List<Integer> depth(String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)).attributes();
        return List.of(Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Integer.valueOf(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
    }

    protected static String[] numbered(int count) {
        String[] bodies = new String[count];
        Arrays.setAll(bodies, i -> "m" + i);
        return bodies;
    }

    protected static List<String> bodies(JsonNode event) {
        List<String> bodies = new ArrayList<>();
        event.get("Records").forEach(each -> bodies.add(each.get("body").asText()));
        return bodies;
    }
}
