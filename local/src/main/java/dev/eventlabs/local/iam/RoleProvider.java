package dev.eventlabs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::IAM::Role}. */
record RoleProvider(Directory directory) implements ResourceProvider<RoleProvider.Properties> {

    record Properties(JsonNode assumeRolePolicyDocument, String description, List<String> managedPolicyArns,
            Integer maxSessionDuration, String path, String permissionsBoundary, List<Inline> policies, String roleName,
            List<Tag> tags) {

        Properties {
            managedPolicyArns = managedPolicyArns == null ? List.of() : managedPolicyArns;
            policies = policies == null ? List.of() : policies;
        }
    }

    record Inline(String policyName, JsonNode policyDocument) {}

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("RoleName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RoleName", "Path");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "RoleId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String account = context.scope().account();
        if (properties.assumeRolePolicyDocument() == null) {
            throw AwsException.badRequest("ValidationError",
                    "Properties validation failed: required key [AssumeRolePolicyDocument] not found");
        }
        Role role = directory.createRole(account,
                properties.roleName() == null ? context.generatedName(64) : properties.roleName(),
                properties.path() == null ? "/" : properties.path(), text(properties.assumeRolePolicyDocument()));
        try {
            apply(context, role, properties);
        } catch (AwsException e) {
            delete(context, role.name(), properties);
            throw e;
        }
        return done(role);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        Role role = directory.role(context.scope().account(), name);
        role.trust(PolicyDocument.trust(text(after.assumeRolePolicyDocument())));
        before.managedPolicyArns().stream().filter(arn -> !after.managedPolicyArns().contains(arn))
                .forEach(role::detach);
        List<String> kept = after.policies().stream().map(Inline::policyName).toList();
        before.policies().stream().map(Inline::policyName).filter(each -> !kept.contains(each))
                .forEach(role::removeInline);
        Map<String, String> tags = Tag.of(context, after.tags());
        role.untag(role.tags().keySet().stream().filter(key -> !tags.containsKey(key)).toList());
        apply(context, role, after);
        return done(role);
    }

    /** Takes its own policies along, and fails on what others have put there, as AWS does. */
    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        directory.findRole(context.scope().account(), name).ifPresent(role -> {
            properties.managedPolicyArns().forEach(role::detach);
            properties.policies().forEach(each -> role.removeInline(each.policyName()));
            directory.deleteRole(context.scope().account(), name);
        });
        return Outcome.done(name);
    }

    private void apply(ResourceContext context, Role role, Properties properties) {
        role.describe(properties.description(),
                RoleActions
                        .maxSession(properties.maxSessionDuration() == null ? 3600 : properties.maxSessionDuration()));
        role.boundary(properties.permissionsBoundary());
        properties.managedPolicyArns().forEach(arn -> directory.attach(context.scope().account(), role.name(), arn));
        properties.policies().forEach(
                each -> role.putInline(each.policyName(), PolicyDocument.identity(text(each.policyDocument()))));
        role.tag(Tag.of(context, properties.tags()));
    }

    /** A document may come as a structure or as its text. */
    static String text(JsonNode document) {
        if (document == null) {
            throw AwsException.badRequest("MalformedPolicyDocument", "A policy without a document.");
        }
        return document.isTextual() ? document.asText() : Json.text(document);
    }

    private static Outcome done(Role role) {
        return Outcome.done(role.name(), Map.of("Arn", role.arn(), "RoleId", role.id()));
    }
}
