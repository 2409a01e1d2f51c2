package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::SQS::QueuePolicy}: the policy is kept as the queues' attribute.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html">the type</a>
 */
final class QueuePolicyProvider implements ResourceProvider<QueuePolicyProvider.Properties> {

    private final Queues queues;
    private final QueueUrls urls;

    QueuePolicyProvider(Queues queues, QueueUrls urls) {
        this.queues = queues;
        this.urls = urls;
    }

    record Properties(JsonNode policyDocument, List<String> queues) {}

    @Override
    public String type() {
        return "AWS::SQS::QueuePolicy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return put(context, context.generatedName(128), properties);
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
        before.queues().stream().filter(url -> !after.queues().contains(url)).forEach(url -> clear(context, url));
        return put(context, physicalId, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
        properties.queues().forEach(url -> clear(context, url));
        return Outcome.done(physicalId);
    }

    private Outcome put(ResourceContext context, String physicalId, Properties properties) {
        if (properties.policyDocument() == null || properties.queues() == null || properties.queues().isEmpty()) {
            return Outcome.failed("Properties validation failed: PolicyDocument and Queues are required.");
        }
        JsonNode document = properties.policyDocument();
        String policy = document.isTextual() ? document.asText() : document.toString();
        properties.queues().forEach(
                url -> queues.set(urls.queue(context.scope(), url), Map.of(QueueAttributes.POLICY, policy)));
        return Outcome.done(physicalId, Map.of("Id", physicalId));
    }

    private void clear(ResourceContext context, String url) {
        try {
            queues.set(urls.queue(context.scope(), url), Map.of(QueueAttributes.POLICY, ""));
        } catch (AwsException e) {
            // The queue went first, and its policy with it.
        }
    }
}
