package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import software.amazon.awscdk.services.lambda.DlqDestinationConfig;
import software.amazon.awscdk.services.lambda.IEventSourceDlq;
import software.amazon.awscdk.services.lambda.IEventSourceMapping;
import software.amazon.awscdk.services.lambda.IFunction;

/**
 * A failure queue as destination of a stream's mapping; CDK's own grants more than sending. Not one class with
 * {@link QueueDestination}, since jsii finds the method to call back by its name, and both are called {@code bind}.
 */
final class StreamFailureDestination implements IEventSourceDlq {
    private final FailureQueue queue;

    StreamFailureDestination(FailureQueue queue) {
        this.queue = queue;
    }

    @Override
    public DlqDestinationConfig bind(IEventSourceMapping mapping, IFunction function) {
        queue.grantSend(function);
        return DlqDestinationConfig.builder().destination(queue.getQueue().getQueueArn()).build();
    }
}
