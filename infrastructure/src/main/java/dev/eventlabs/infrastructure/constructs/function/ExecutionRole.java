package dev.eventlabs.infrastructure.constructs.function;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** What a function may do. CDK's own role may write to every log group of the account, by a managed policy; this one holds none. */
final class ExecutionRole {
    /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
    private static final List<String> NETWORK_INTERFACES = List.of("ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses");

    private ExecutionRole() {}

    static Role create(Construct function, boolean inNetwork) {
        Role role = Role.Builder.create(function, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        if (inNetwork) {
            role.addToPolicy(PolicyStatement.Builder.create()
                    .actions(NETWORK_INTERFACES)
                    .resources(List.of("*"))
                    .build());
            // It is Lambda that attaches the function to its subnets; the function's own code has no business with that.
            role.addToPolicy(PolicyStatement.Builder.create()
                    .effect(Effect.DENY)
                    .actions(NETWORK_INTERFACES)
                    .resources(List.of("*"))
                    .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")))
                    .build());
        }
        return role;
    }
}
