package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::ApiGateway::Model}. */
record ModelProvider(PartStore store) implements ResourceProvider<ModelProvider.Properties> {

    record Properties(String restApiId, String name, String contentType, String description, JsonNode schema) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Model";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "Name", "ContentType");
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("Name");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = store.create(context.scope(), properties.restApiId(), members(context, properties)).path("name")
                .asText();
        return Outcome.done(id);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        store.replace(context.scope(), after.restApiId(), id, members(context, after));
        return Outcome.done(id);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> store.delete(context.scope(), properties.restApiId(), id));
    }

    private static ObjectNode members(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        // Models have names without hyphens.
        members.put("name", properties.name() == null
                ? (context.logicalId() + context.suffix()).replaceAll("[^A-Za-z0-9]", "")
                : properties.name());
        if (properties.schema() != null) {
            members.put("schema", properties.schema().isTextual() ? properties.schema().asText()
                    : properties.schema().toString());
        }
        return members;
    }
}
