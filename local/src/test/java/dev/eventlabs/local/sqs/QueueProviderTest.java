package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QueueProviderTest {

    private static final ObjectMapper AWS_NAMES = Json.MAPPER.copy()
            .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);

    private final ElasticMq engine = new ElasticMq(Time.system());
    private final Queues queues = new Queues(engine, (scope, namespace, metric, dimensions, value, unit) -> {},
            Time.system());
    private final QueueUrls urls = new QueueUrls(queues, () -> URI.create("http://localhost:4566"));
    private final QueueProvider provider = new QueueProvider(queues, urls);
    private final QueuePolicyProvider policies = new QueuePolicyProvider(queues, urls);
    private final ResourceContext context = new ResourceContext(Scope.standard(), "stack-id", "Orders", "Queue",
            "AWS::SQS::Queue", Map.of("aws:cloudformation:stack-name", "Orders"), "ABCDEFGHIJKL");

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void createsAQueueWithAGeneratedNameAndTheStacksTags() {
        Outcome outcome = provider.create(context, properties(Map.of("VisibilityTimeout", 60)));

        assertThat(outcome).isEqualTo(Outcome.done("http://localhost:4566/000000000000/Orders-Queue-ABCDEFGHIJKL",
                Map.of("Arn", "arn:aws:sqs:us-east-1:000000000000:Orders-Queue-ABCDEFGHIJKL", "QueueName",
                        "Orders-Queue-ABCDEFGHIJKL", "QueueUrl",
                        "http://localhost:4566/000000000000/Orders-Queue-ABCDEFGHIJKL")));
        Queue queue = queue("Orders-Queue-ABCDEFGHIJKL");
        assertThat(queue.attributes()).containsEntry("VisibilityTimeout", "60");
        assertThat(queue.tags()).containsEntry("aws:cloudformation:stack-name", "Orders");
    }

    @Test
    void takesEveryPropertyThatTheTypeHas() {
        provider.create(context, properties(Map.of("QueueName", "dead.fifo", "FifoQueue", true)));
        Outcome outcome = provider.create(context, properties(Map.ofEntries(Map.entry("QueueName", "all.fifo"),
                Map.entry("FifoQueue", true), Map.entry("ContentBasedDeduplication", true),
                Map.entry("DeduplicationScope", "messageGroup"),
                Map.entry("FifoThroughputLimit", "perMessageGroupId"), Map.entry("DelaySeconds", 1),
                Map.entry("MaximumMessageSize", 2048), Map.entry("MessageRetentionPeriod", 1_209_600),
                Map.entry("ReceiveMessageWaitTimeSeconds", 20), Map.entry("VisibilityTimeout", 300),
                Map.entry("KmsMasterKeyId", "alias/aws/sqs"), Map.entry("KmsDataKeyReusePeriodSeconds", 600),
                Map.entry("RedrivePolicy", Map.of("deadLetterTargetArn",
                        "arn:aws:sqs:us-east-1:000000000000:dead.fifo", "maxReceiveCount", 3)),
                Map.entry("RedriveAllowPolicy", Map.of("redrivePermission", "denyAll")),
                Map.entry("Tags", List.of(Map.of("Key", "team", "Value", "x"))))));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(queue("all.fifo").attributes()).containsEntry("FifoQueue", "true")
                .containsEntry("MessageRetentionPeriod", "1209600").containsEntry("SqsManagedSseEnabled", "false")
                .containsEntry("KmsDataKeyReusePeriodSeconds", "600")
                .containsEntry("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");
        assertThat(queue("all.fifo").redrive().orElseThrow().maxReceives()).isEqualTo(3);
        assertThat(queue("all.fifo").tags()).containsEntry("team", "x");
    }

    @Test
    void putsBackWhatAnUpdateNoLongerSays() {
        provider.create(context, properties(Map.of("QueueName", "dead")));
        QueueProvider.Properties before = properties(Map.of("QueueName", "q", "DelaySeconds", 5, "VisibilityTimeout",
                90, "RedrivePolicy", Map.of("deadLetterTargetArn", "arn:aws:sqs:us-east-1:000000000000:dead",
                        "maxReceiveCount", 3)));
        Outcome.Done created = (Outcome.Done) provider.create(context, before);

        Outcome updated = provider.update(context, created.physicalId(), before,
                properties(Map.of("QueueName", "q", "VisibilityTimeout", 120)));

        assertThat(updated).isEqualTo(created);
        assertThat(queue("q").attributes()).containsEntry("DelaySeconds", "0").containsEntry("VisibilityTimeout", "120")
                .doesNotContainKey("RedrivePolicy");
    }

    @Test
    void failsForANameThatIsTakenOrAValueThatIsNotAllowedAndLeavesNothingBehind() {
        provider.create(context, properties(Map.of("QueueName", "taken")));

        assertThat(provider.create(context, properties(Map.of("QueueName", "taken"))))
                .isEqualTo(
                        Outcome.failed("Resource of type 'AWS::SQS::Queue' with identifier 'taken' already exists."));
        assertThatThrownBy(
                () -> provider.create(context, properties(Map.of("QueueName", "bad", "VisibilityTimeout", 50_000))))
                .isInstanceOf(AwsException.class).hasMessageContaining("VisibilityTimeout");
        assertThatThrownBy(() -> provider.create(context, properties(Map.of("QueueName", "bad", "RedrivePolicy", Map.of(
                "deadLetterTargetArn", "arn:aws:sqs:us-east-1:000000000000:none", "maxReceiveCount", 3)))))
                .isInstanceOf(AwsException.class).hasMessageContaining("deadLetterTargetArn");
        assertThat(queues.find(Scope.standard(), "bad")).isEmpty();
        assertThat(provider.create(context, properties(Map.of("QueueName", "bad")))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void deletesAQueueAndIsDoneWithOneThatIsGone() {
        QueueProvider.Properties properties = properties(Map.of("QueueName", "q"));
        String url = ((Outcome.Done) provider.create(context, properties)).physicalId();

        assertThat(provider.delete(context, url, properties)).isEqualTo(Outcome.done(url));
        assertThat(provider.delete(context, url, properties)).isEqualTo(Outcome.done(url));
        assertThat(queues.find(Scope.standard(), "q")).isEmpty();
    }

    @Test
    void keepsAQueuePolicyAsTheQueuesAttribute() {
        String url = ((Outcome.Done) provider.create(context, properties(Map.of("QueueName", "q")))).physicalId();
        QueuePolicyProvider.Properties policy = new QueuePolicyProvider.Properties(
                Json.parseOwn("{\"Version\":\"2012-10-17\",\"Statement\":[]}"), List.of(url));
        Outcome.Done created = (Outcome.Done) policies.create(context, policy);

        assertThat(queue("q").attributes()).containsEntry("Policy", "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        policies.delete(context, created.physicalId(), policy);
        assertThat(queue("q").attributes()).doesNotContainKey("Policy");
        provider.delete(context, url, properties(Map.of()));
        assertThat(policies.delete(context, created.physicalId(), policy)).isInstanceOf(Outcome.Done.class);
    }

    private Queue queue(String name) {
        return queues.find(Scope.standard(), name).orElseThrow();
    }

    private static QueueProvider.Properties properties(Map<String, Object> template) {
        JsonNode node = Json.MAPPER.valueToTree(template);
        return AWS_NAMES.convertValue(node, QueueProvider.Properties.class);
    }
}
