package dev.eventlabs.infrastructure.constructs.users;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.services.cognito.UserPool;

/** What cdk-nag warns of in every directory of ours, and why it is all right. */
final class Acknowledgements {
    private Acknowledgements() {}

    static void of(UserPool pool) {
        NagSuppressions.addResourceSuppressions(pool, List.of(
                reason("AwsSolutions-COG2",
                        "A second factor is for whoever has more to lose than messages to ask for: .pool(p -> p.mfa(Mfa.OPTIONAL)) turns it on."),
                reason("AwsSolutions-COG3",
                        "Threat protection is a feature of the Plus plan, which is paid by the user: .pool(p -> p.featurePlan(PLUS)) buys"
                                + " it.")));
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
