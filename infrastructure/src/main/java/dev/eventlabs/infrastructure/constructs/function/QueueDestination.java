package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import software.amazon.awscdk.services.lambda.DestinationConfig;
import software.amazon.awscdk.services.lambda.DestinationOptions;
import software.amazon.awscdk.services.lambda.IDestination;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** A failure queue as destination. CDK's own for queues grants more than Lambda asks for: only sending. */
final class QueueDestination implements IDestination {
    private final FailureQueue queue;

    QueueDestination(FailureQueue queue) {
        this.queue = queue;
    }

    @Override
    public DestinationConfig bind(Construct scope, IFunction function, DestinationOptions options) {
        queue.grantSend(function);
        return config();
    }

    @Override
    public DestinationConfig bind(Construct scope, IFunction function) {
        queue.grantSend(function);
        return config();
    }

    private DestinationConfig config() {
        return DestinationConfig.builder().destination(queue.getQueue().getQueueArn()).build();
    }
}
