package dev.eventlabs.local.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** {@code AWS::SecretsManager::ResourcePolicy}: kept and shown; nobody is refused by it. */
final class ResourcePolicyProvider implements ResourceProvider<ResourcePolicyProvider.Properties> {

    private final SecretStore store;

    ResourcePolicyProvider(SecretStore store) {
        this.store = store;
    }

    record Properties(String secretId, JsonNode resourcePolicy, Boolean blockPublicPolicy) {}

    @Override
    public String type() {
        return "AWS::SecretsManager::ResourcePolicy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("SecretId");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("ResourcePolicy", "BlockPublicPolicy");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        set(context, properties.secretId(), Json.text(properties.resourcePolicy()));
        return Outcome.done(store.get(context.scope(), properties.secretId()).arn());
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        set(context, arn, Json.text(after.resourcePolicy()));
        return Outcome.done(arn);
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        if (store.find(context.scope(), arn).isPresent()) {
            set(context, arn, null);
        }
        return Outcome.done(arn);
    }

    private void set(ResourceContext context, String id, String policy) {
        store.change(context.scope(), store.get(context.scope(), id),
                each -> each.with(each.details().governed(policy), store.now()));
    }
}
