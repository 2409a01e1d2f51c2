package dev.eventlabs.local.sqs;

import dev.eventlabs.local.LocalCloud;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A cloud and the SDK's client for it; every test makes queues of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqsFixture {

    private final AtomicInteger names = new AtomicInteger();
    protected LocalCloud cloud;
    protected SqsClient sqs;

    @BeforeAll
    void startCloud() {
        cloud = LocalCloud.start();
        sqs = client(Region.US_EAST_1);
    }

    @AfterAll
    void stopCloud() {
        sqs.close();
        cloud.close();
    }

    protected SqsClient client(Region region) {
        return SqsClient.builder().endpointOverride(cloud.endpoint()).region(region).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))).build();
    }

    protected String name() {
        return "queue-" + names.incrementAndGet();
    }

    /** @param settings names and values in turn */
    protected String queue(String... settings) {
        return sqs.createQueue(request -> request.queueName(name()).attributesWithStrings(map(settings))).queueUrl();
    }

    protected String fifo(String... settings) {
        Map<String, String> all = map(settings);
        all.put("FifoQueue", "true");
        return sqs.createQueue(request -> request.queueName(name() + ".fifo").attributesWithStrings(all)).queueUrl();
    }

    protected String arn(String url) {
        return attribute(url, QueueAttributeName.QUEUE_ARN);
    }

    protected String attribute(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name)).attributes().get(name);
    }

    protected String redrive(String deadLetterUrl, int maxReceives) {
        return "{\"deadLetterTargetArn\":\"" + arn(deadLetterUrl) + "\",\"maxReceiveCount\":" + maxReceives + "}";
    }

    protected void send(String url, String... bodies) {
        Arrays.stream(bodies).forEach(body -> sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)));
    }

    /** @param seconds how long to wait for a first one */
    protected List<Message> receive(String url, int seconds) {
        return sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(seconds).maxNumberOfMessages(10)
                .messageAttributeNames("All").messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
    }

    private static Map<String, String> map(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return all;
    }
}
