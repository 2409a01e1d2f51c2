package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::SQS::Queue}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">the type</a>
 */
final class QueueProvider implements ResourceProvider<QueueProvider.Properties> {

    private static final int LONGEST_NAME = 80;

    private final Queues queues;
    private final QueueUrls urls;

    QueueProvider(Queues queues, QueueUrls urls) {
        this.queues = queues;
        this.urls = urls;
    }

    record Properties(String queueName, Boolean fifoQueue, Boolean contentBasedDeduplication,
            String deduplicationScope, String fifoThroughputLimit, Integer delaySeconds, Integer maximumMessageSize,
            Integer messageRetentionPeriod, Integer receiveMessageWaitTimeSeconds, Integer visibilityTimeout,
            JsonNode redrivePolicy, JsonNode redriveAllowPolicy, String kmsMasterKeyId,
            Integer kmsDataKeyReusePeriodSeconds, Boolean sqsManagedSseEnabled, List<Tag> tags) {

        boolean fifo() {
            return Boolean.TRUE.equals(fifoQueue);
        }

        Map<String, String> attributes() {
            Map<String, String> all = new LinkedHashMap<>();
            put(all, QueueAttributes.FIFO, fifo() ? true : null);
            put(all, QueueAttributes.CONTENT_DEDUPLICATION, contentBasedDeduplication);
            put(all, QueueAttributes.DEDUPLICATION_SCOPE, deduplicationScope);
            put(all, QueueAttributes.THROUGHPUT_LIMIT, fifoThroughputLimit);
            put(all, QueueAttributes.DELAY, delaySeconds);
            put(all, QueueAttributes.MAXIMUM_MESSAGE_SIZE, maximumMessageSize);
            put(all, QueueAttributes.RETENTION, messageRetentionPeriod);
            put(all, QueueAttributes.WAIT, receiveMessageWaitTimeSeconds);
            put(all, QueueAttributes.VISIBILITY_TIMEOUT, visibilityTimeout);
            put(all, QueueAttributes.REDRIVE, redrivePolicy);
            put(all, QueueAttributes.REDRIVE_ALLOW, redriveAllowPolicy);
            put(all, QueueAttributes.KMS_KEY, kmsMasterKeyId);
            put(all, QueueAttributes.KMS_REUSE, kmsDataKeyReusePeriodSeconds);
            put(all, QueueAttributes.SQS_ENCRYPTION, sqsManagedSseEnabled);
            return all;
        }

        private static void put(Map<String, String> all, String name, Object value) {
            if (value != null) {
                all.put(name, value instanceof JsonNode json && json.isTextual() ? json.asText() : value.toString());
            }
        }
    }

    @Override
    public String type() {
        return "AWS::SQS::Queue";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("QueueName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("QueueName", "FifoQueue");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "QueueName", "QueueUrl");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.queueName() == null ? generatedName(context, properties) : properties.queueName();
        if (queues.find(context.scope(), name).isPresent()) {
            return Outcome.failed("Resource of type 'AWS::SQS::Queue' with identifier '" + name + "' already exists.");
        }
        return done(queues.create(context.scope(), name, properties.attributes(), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
        Queue queue = urls.queue(context.scope(), physicalId);
        Map<String, String> wanted = new LinkedHashMap<>(backToDefaults(queue, before, after));
        wanted.putAll(after.attributes());
        queues.set(queue, wanted);
        Map<String, String> tags = Tag.of(context, after.tags());
        queue.tag(tags,
                Tag.of(context, before.tags()).keySet().stream().filter(key -> !tags.containsKey(key)).toList());
        return done(queue);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
        try {
            queues.delete(urls.queue(context.scope(), physicalId));
        } catch (AwsException e) {
            // It isn't there any more: what was wanted.
        }
        return Outcome.done(physicalId);
    }

    private static Map<String, String> backToDefaults(Queue queue, Properties before, Properties after) {
        Map<String, String> defaults = QueueAttributes.defaults(queue.isFifo());
        Map<String, String> all = new LinkedHashMap<>();
        before.attributes().keySet().stream().filter(name -> !after.attributes().containsKey(name)).forEach(name -> {
            if (defaults.containsKey(name)) {
                all.put(name, defaults.get(name));
            } else if (QueueAttributes.isRemovable(name)) {
                all.put(name, "");
            }
        });
        return all;
    }

    private static String generatedName(ResourceContext context, Properties properties) {
        return properties.fifo() ? context.generatedName(LONGEST_NAME - ".fifo".length()) + ".fifo"
                : context.generatedName(LONGEST_NAME);
    }

    private Outcome done(Queue queue) {
        return Outcome.done(urls.of(queue),
                Map.of("Arn", queue.arn(), "QueueName", queue.name(), "QueueUrl", urls.of(queue)));
    }
}
