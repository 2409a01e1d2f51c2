package dev.eventlabs.infrastructure.constructs.function;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** What a function may do. CDK's own role may write to every log group of the account, by a managed policy; this one holds none. */
final class ExecutionRole {
    private ExecutionRole() {}

    static Role create(Construct function) {
        return Role.Builder.create(function, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
    }
}
