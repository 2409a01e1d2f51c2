package dev.eventlabs.infrastructure.constructs.database;

import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.constructs.IConstruct;

/** What a database that outlives its stack can't be without. CDK keeps the cluster alone, and AWS would refuse to delete the rest. */
final class Retained {
    private Retained() {}

    static void with(DatabaseCluster cluster, SecurityGroup group, RemovalPolicy policy) {
        group.applyRemovalPolicy(policy);
        for (IConstruct part : cluster.getNode().findAll()) {
            if (CfnResource.isCfnResource(part) && ((CfnResource) part).getCfnResourceType().startsWith("AWS::RDS::")) {
                ((CfnResource) part).applyRemovalPolicy(policy);
            }
        }
    }
}
