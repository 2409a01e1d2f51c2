package dev.eventlabs.infrastructure.constructs.database;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.rds.DatabaseCluster;

/** What cdk-nag warns of in every database of ours, and why it is all right. */
final class Acknowledgements {
    private Acknowledgements() {}

    static void of(DatabaseCluster cluster, DataLifecycle lifecycle) {
        List<NagPackSuppression> reasons = new ArrayList<>();
        reasons.add(reason("AwsSolutions-RDS11",
                "Another port would hide nothing: the subnets are isolated, and the security group lets in only the functions that were"
                        + " granted access, one by one."));
        if (!lifecycle.isProtected()) {
            reasons.add(reason("AwsSolutions-RDS10",
                    "The data is declared disposable and goes with its stack; deletion protection comes with DataLifecycle.RETAINED."));
        }
        NagSuppressions.addResourceSuppressions(cluster, reasons, true);
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
