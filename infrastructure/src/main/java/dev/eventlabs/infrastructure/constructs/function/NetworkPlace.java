package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.util.List;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.lambda.FunctionProps;
import software.constructs.Construct;

/** Where in a network a function is. Logs, traces and failed events don't pass here: Lambda itself carries them. */
final class NetworkPlace {
    private NetworkPlace() {}

    /** A network of null is none at all. */
    static void in(PrivateNetwork network, Construct function, FunctionProps.Builder props) {
        if (network == null) {
            return;
        }
        SecurityGroup group = network.closedGroup(function, "SecurityGroup",
                "Function " + function.getNode().getPath());
        // Routes say where that leads: to DynamoDB and S3. A service's addresses differ by region, CloudFormation doesn't tell them.
        group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, "AWS services that the network has endpoints of");
        props.vpc(network.getVpc()).vpcSubnets(network.selectSubnets()).securityGroups(List.of(group));
    }
}
