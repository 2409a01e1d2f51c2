package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The log group that a function and its stack share: it expires, and goes or stays with the stack. */
final class OwnLogGroup {
    private OwnLogGroup() {}

    static ILogGroup create(Construct function, String functionName, DataLifecycle lifecycle) {
        return LogGroup.Builder.create(function, "LogGroup")
                // Where everybody looks for it; without a name both names are generated.
                .logGroupName(functionName == null ? null : "/aws/lambda/" + functionName)
                .retention(lifecycle.logRetention())
                .removalPolicy(lifecycle.removalPolicy())
                .build();
    }
}
