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
                        "Whether a second factor is worth its trouble depends on what people sign in to, which the app knows:"
                                + " .pool(p -> p.mfa(Mfa.REQUIRED)) asks for it; passwords have 12 characters or more by default."),
                reason("AwsSolutions-COG3",
                        "Threat protection is part of the Plus plan, which costs for each active user; the app's owner buys it with"
                                + " .pool(p -> p.featurePlan(FeaturePlan.PLUS).standardThreatProtectionMode(FULL_FUNCTION)).")));
    }

    private static NagPackSuppression reason(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
