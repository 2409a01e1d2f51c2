package dev.eventlabs.infrastructure.constructs;

import java.util.List;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;

/** How the constructs let somebody do something: single actions on single resources, in the grantee's own policy. */
public final class Grants {
    private Grants() {}

    /** The actions on the one resource. */
    public static Grant on(String arn, IGrantable grantee, String... actions) {
        return on(List.of(arn), grantee, actions);
    }

    /** The actions on each of the resources. */
    public static Grant on(List<String> arns, IGrantable grantee, String... actions) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of(actions))
                .resourceArns(arns)
                .build());
    }
}
