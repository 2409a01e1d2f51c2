package dev.eventlabs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;

/** {@code AWS::IAM::Policy}: an inline policy put into roles. Users and groups aren't there. */
record PolicyProvider(Directory directory) implements ResourceProvider<PolicyProvider.Properties> {

    record Properties(String policyName, JsonNode policyDocument, List<String> roles) {
        Properties {
            roles = roles == null ? List.of() : roles;
        }
    }

    @Override
    public String type() {
        return "AWS::IAM::Policy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.policyName() == null || properties.roles().isEmpty()) {
            return Outcome.failed("At least one of [Groups,Roles,Users] must be non-empty, and PolicyName given.");
        }
        Directory.checkName("policyName", properties.policyName(), 128);
        put(context, properties);
        return Outcome.done(context.generatedName(128));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        put(context, after);
        boolean renamed = !before.policyName().equals(after.policyName());
        before.roles().stream().filter(role -> renamed || !after.roles().contains(role))
                .forEach(role -> remove(context, role, before.policyName()));
        return Outcome.done(id);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        properties.roles().forEach(role -> remove(context, role, properties.policyName()));
        return Outcome.done(id);
    }

    private void put(ResourceContext context, Properties properties) {
        PolicyDocument document = PolicyDocument.identity(RoleProvider.text(properties.policyDocument()));
        List<Role> roles = properties.roles().stream().map(name -> directory.role(context.scope().account(), name))
                .toList();
        roles.forEach(role -> role.putInline(properties.policyName(), document));
    }

    private void remove(ResourceContext context, String role, String policy) {
        directory.findRole(context.scope().account(), role).ifPresent(each -> each.removeInline(policy));
    }
}
