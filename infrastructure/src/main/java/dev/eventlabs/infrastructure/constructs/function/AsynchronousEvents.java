package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import java.util.function.Consumer;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.AliasOptions;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** What becomes of events that a function was sent without anybody waiting for the answer. */
final class AsynchronousEvents {
    private AsynchronousEvents() {}

    static FailureQueue failureQueue(Construct scope, DataLifecycle lifecycle) {
        return FailureQueue.Builder.create(scope, "OnFailure")
                .lifecycle(lifecycle)
                .alarmDescription("An asynchronous invocation failed for good; its event waits in this queue.")
                .build();
    }

    /** The settings belong to a qualifier: on the alias alone, a call of the bare function name would have no destination. */
    static Alias aliasWithDestination(Function function, FailureQueue onFailure,
            Consumer<EventInvokeConfigOptions.Builder> override) {
        EventInvokeConfigOptions.Builder props = EventInvokeConfigOptions.builder();
        override.accept(props);
        EventInvokeConfigOptions options = props.onFailure(new QueueDestination(onFailure)).build();
        function.configureAsyncInvoke(options);
        return function.addAlias(JavaFunction.LIVE,
                AliasOptions.builder()
                        .onFailure(options.getOnFailure())
                        .onSuccess(options.getOnSuccess())
                        .retryAttempts(options.getRetryAttempts())
                        .maxEventAge(options.getMaxEventAge())
                        .build());
    }
}
