package dev.eventlabs.test.client;

import java.time.Duration;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What feeds the alias {@code live} of a function: its only event source mapping. Thread-safe. */
public record EventSource(LambdaClient lambda, String function) {

    /** Turns it on or off; returns when it is. */
    public void enabled(boolean enabled) {
        String id = mapping().uuid();
        lambda.updateEventSourceMapping(update -> update.uuid(id).enabled(enabled));
        String wanted = enabled ? "Enabled" : "Disabled";
        Patience.until(Duration.ofSeconds(30), Duration.ofMillis(10), "mapping " + id + " to be " + wanted,
                () -> lambda.getEventSourceMapping(get -> get.uuid(id)).state().equals(wanted));
    }

    /** Where the mapping sends what it gives up. */
    public MessageQueue failures(SqsClient sqs) {
        String arn = mapping().destinationConfig().onFailure().destination();
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        return new MessageQueue(sqs, sqs.getQueueUrl(get -> get.queueName(name)).queueUrl());
    }

    private EventSourceMappingConfiguration mapping() {
        return lambda.listEventSourceMappings(list -> list.functionName(function + ":live")).eventSourceMappings()
                .getFirst();
    }
}
