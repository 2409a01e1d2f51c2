package dev.eventlabs.infrastructure.constructs.api;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.services.apigateway.RestApi;

/** What cdk-nag warns of in every API of ours, and why it is all right. Who may call is for the API's owner to justify. */
final class Acknowledgements {
    private Acknowledgements() {}

    static void of(RestApi api, boolean accountRole) {
        NagSuppressions.addResourceSuppressions(api.getDeploymentStage(), List.of(
                reason("AwsSolutions-APIG3",
                        "A web application firewall is the account's: one is associated with many stages, from outside."),
                reason("AwsSolutions-APIG6",
                        "The access log has each call with its error; execution logs go to a group that API Gateway makes, which"
                                + " never expires and outlives the stack.")));
        if (accountRole) {
            NagSuppressions.addResourceSuppressions(api.getNode().findChild("CloudWatchRole"),
                    List.of(reason("AwsSolutions-IAM4",
                            "AWS's policy for this one purpose: API Gateway writes to whatever log group its stages name.")));
        }
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
