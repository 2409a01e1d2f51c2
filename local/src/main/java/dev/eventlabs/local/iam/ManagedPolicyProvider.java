package dev.eventlabs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::IAM::ManagedPolicy}. */
record ManagedPolicyProvider(Directory directory) implements ResourceProvider<ManagedPolicyProvider.Properties> {

    record Properties(String managedPolicyName, JsonNode policyDocument, String description, String path,
            List<String> roles) {
        Properties {
            roles = roles == null ? List.of() : roles;
        }
    }

    @Override
    public String type() {
        return "AWS::IAM::ManagedPolicy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("ManagedPolicyName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ManagedPolicyName", "Description", "Path");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("PolicyArn", "PolicyId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String account = context.scope().account();
        ManagedPolicy policy = directory.createPolicy(account,
                properties.managedPolicyName() == null ? context.generatedName(128) : properties.managedPolicyName(),
                properties.path() == null ? "/" : properties.path(), properties.description(),
                RoleProvider.text(properties.policyDocument()));
        try {
            properties.roles().forEach(role -> directory.attach(account, role, policy.arn()));
        } catch (AwsException e) {
            delete(context, policy.arn(), properties);
            throw e;
        }
        return done(policy);
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        String account = context.scope().account();
        ManagedPolicy policy = directory.policy(account, arn);
        if (!before.policyDocument().equals(after.policyDocument())) {
            policy.replace(PolicyDocument.identity(RoleProvider.text(after.policyDocument())),
                    directory.time().instant());
        }
        before.roles().stream().filter(role -> !after.roles().contains(role))
                .forEach(role -> directory.findRole(account, role).ifPresent(each -> each.detach(arn)));
        after.roles().forEach(role -> directory.attach(account, role, arn));
        return done(policy);
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        String account = context.scope().account();
        properties.roles().forEach(role -> directory.findRole(account, role).ifPresent(each -> each.detach(arn)));
        if (directory.findPolicy(account, arn).isPresent()) {
            directory.deletePolicy(account, arn);
        }
        return Outcome.done(arn);
    }

    private static Outcome done(ManagedPolicy policy) {
        return Outcome.done(policy.arn(), Map.of("PolicyArn", policy.arn(), "PolicyId", policy.id()));
    }
}
