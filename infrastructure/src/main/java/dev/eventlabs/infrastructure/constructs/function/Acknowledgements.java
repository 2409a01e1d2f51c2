package dev.eventlabs.infrastructure.constructs.function;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.IConstruct;

/** What CDK and cdk-nag warn of in every function of ours, and why it is all right. */
final class Acknowledgements {

    private Acknowledgements() {}

    static void of(Function function) {
        Annotations.of(function)
                .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "The alias live publishes a version.");
        IConstruct policy = function.getRole().getNode().tryFindChild("DefaultPolicy");
        if (policy != null) {
            NagSuppressions.addResourceSuppressions(policy,
                    List.of(NagPackSuppression.builder()
                            .id("AwsSolutions-IAM5")
                            .reason(Boolean.TRUE.equals(function.getIsBoundToVpc())
                                    ? "PutTraceSegments and PutTelemetryRecords know no resources, only *; the actions on network interfaces"
                                            + " are for Lambda, which asks for them on *, and a Deny keeps the function's code from them."
                                    : "PutTraceSegments and PutTelemetryRecords of X-Ray know no resources, only *.")
                            .appliesTo(List.of("Resource::*"))
                            .build()),
                    true);
        }
    }
}
