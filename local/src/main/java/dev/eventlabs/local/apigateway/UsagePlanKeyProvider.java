package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::UsagePlanKey}. */
record UsagePlanKeyProvider(UsagePlans plans) implements ResourceProvider<UsagePlanKeyProvider.Properties> {

    record Properties(String keyId, String keyType, String usagePlanId) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::UsagePlanKey";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("KeyId", "KeyType", "UsagePlanId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (!"API_KEY".equals(properties.keyType())) {
            throw Errors.badRequest("Invalid key type: it must be API_KEY.");
        }
        plans.addKey(context.scope(), properties.usagePlanId(), properties.keyId());
        String id = properties.keyId() + ":" + properties.usagePlanId();
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> plans.removeKey(context.scope(), properties.usagePlanId(),
                properties.keyId()));
    }
}
