package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::ApiKey}. */
record ApiKeyProvider(UsagePlans plans) implements ResourceProvider<ApiKeyProvider.Properties> {

    record Properties(String name, String description, Boolean enabled, String value, String customerId,
            Boolean generateDistinctId, List<StageKey> stageKeys, List<Tag> tags) {}

    /** From before there were usage plans. */
    record StageKey(String restApiId, String stageName) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::ApiKey";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name", "Value", "GenerateDistinctId");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("CustomerId", "GenerateDistinctId", "StageKeys");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("APIKeyId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("stageKeys");
        if (properties.name() == null) {
            members.put("name", context.generatedName(128));
        }
        members.set("tags", Json.MAPPER.valueToTree(Tag.of(context, properties.tags())));
        String id = plans.createKey(context.scope(), members).path("id").asText();
        return Outcome.done(id, Map.of("APIKeyId", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        synchronized (plans) {
            ObjectNode key = plans.keys(context.scope()).get(id);
            key.put("enabled", Boolean.TRUE.equals(after.enabled())).put("description", after.description());
            key.put("customerId", after.customerId());
            key.set("tags", Json.MAPPER.valueToTree(Tag.of(context, after.tags())));
        }
        return Outcome.done(id, Map.of("APIKeyId", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> plans.deleteKey(context.scope(), id));
    }
}
