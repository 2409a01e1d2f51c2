package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::Permission}: one statement of a function's policy.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html">the type</a>
 */
final class PermissionProvider implements ResourceProvider<PermissionProvider.PermissionProperties> {

    private static final int LONGEST_ID = 100;

    private final Policies policies;

    PermissionProvider(Policies policies) {
        this.policies = policies;
    }

    record PermissionProperties(String functionName, String action, String principal, String sourceArn,
            String sourceAccount, String eventSourceToken, @JsonProperty("PrincipalOrgID") String principalOrgId,
            String functionUrlAuthType) {}

    @Override
    public String type() {
        return "AWS::Lambda::Permission";
    }

    @Override
    public Class<PermissionProperties> properties() {
        return PermissionProperties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("FunctionName", "Action", "Principal", "SourceArn", "SourceAccount", "EventSourceToken",
                "PrincipalOrgID", "FunctionUrlAuthType");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, PermissionProperties properties) {
        String id = context.generatedName(LONGEST_ID);
        ObjectNode members = Properties.members(properties).put("StatementId", id);
        policies.add(context.scope(), FunctionName.parse(context.scope(), properties.functionName()),
                Properties.input(members));
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, PermissionProperties before,
            PermissionProperties after) {
        return Outcome.done(physicalId, Map.of("Id", physicalId));
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, PermissionProperties properties) {
        return Properties.delete(physicalId, () -> policies.remove(context.scope(),
                FunctionName.parse(context.scope(), properties.functionName()), physicalId, ""));
    }
}
