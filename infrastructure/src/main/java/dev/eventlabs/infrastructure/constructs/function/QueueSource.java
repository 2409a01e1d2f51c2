package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;

/** A queue that Lambda polls for a function. */
final class QueueSource {
    private QueueSource() {}

    static EventSourceMapping attach(JavaFunction function, DurableQueue queue,
            Consumer<EventSourceMappingOptions.Builder> override) {
        EventSourceMappingOptions.Builder props = EventSourceMappingOptions.builder()
                .batchSize(10)
                .maxBatchingWindow(Duration.seconds(0));
        override.accept(props);
        EventSourceMappingOptions wished = props.build();
        FunctionRules.batch(function, wished);
        FunctionRules.hiddenLongEnough(function, function.getTimeout(), wished.getMaxBatchingWindow(), queue,
                queue.getVisibilityTimeout());
        // One bad message must fail alone: without this, the whole batch comes back and its good part is done again.
        props.eventSourceArn(queue.getQueue().getQueueArn()).reportBatchItemFailures(true);
        queue.grantConsume(function);
        return function.getAlias().addEventSourceMapping(queue.getNode().getId() + "Source", props.build());
    }
}
