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
                        "One web ACL serves many stages and is paid by the month, so the account's owner associates it, from outside; until then"
                                + " the stage's throttling bounds what callers can do."),
                reason("AwsSolutions-APIG6",
                        "The access log has each call with its status and error, X-Ray its way; execution logs repeat both in a group"
                                + " that API Gateway makes, which never expires and outlives the stack.")));
        if (accountRole) {
            NagSuppressions.addResourceSuppressions(api.getNode().findChild("CloudWatchRole"),
                    List.of(reason("AwsSolutions-IAM4",
                            "API Gateway takes one role an account for the logs of all stages, and AWS's policy for this one purpose is what it"
                                    + " asks for; nothing but API Gateway can assume the role.")));
        }
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
