package dev.eventlabs.local.cloudformation.plan;

import dev.eventlabs.local.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller must acknowledge before a template with IAM resources is deployed.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html">Capabilities</a>
 */
public final class Capabilities {

    /** The types that need it, with the property that gives one a name of its own. */
    private static final Map<String, String> NAMES = Map.of("AWS::IAM::AccessKey", "", "AWS::IAM::Group", "GroupName",
            "AWS::IAM::InstanceProfile", "InstanceProfileName", "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
            "AWS::IAM::Policy", "", "AWS::IAM::Role", "RoleName", "AWS::IAM::User", "UserName",
            "AWS::IAM::UserToGroupAddition", "");

    private Capabilities() {}

    /** @param resourceTypes those that need it */
    public record Needed(String capability, List<String> resourceTypes) {}

    public static Optional<Needed> of(Template template) {
        List<String> types = template.resources().values().stream().map(resource -> resource.type())
                .filter(NAMES::containsKey).distinct().toList();
        boolean named = template.resources().values().stream().anyMatch(
                resource -> NAMES.containsKey(resource.type())
                        && resource.properties().has(NAMES.get(resource.type())));
        return types.isEmpty() ? Optional.empty()
                : Optional.of(new Needed(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM", types));
    }

    /** Whether what was acknowledged is enough. */
    public static boolean suffice(Needed needed, List<String> given) {
        return given.contains("CAPABILITY_NAMED_IAM") || given.contains(needed.capability());
    }
}
