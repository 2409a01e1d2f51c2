package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Resource}: a path. */
record ResourceTypeProvider(Resources resources) implements ResourceProvider<ResourceTypeProvider.Properties> {

    record Properties(String restApiId, String parentId, String pathPart) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Resource";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "ParentId", "PathPart");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ResourceId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = resources
                .create(context.scope(), properties.restApiId(), properties.parentId(), properties.pathPart())
                .path("id").asText();
        return Outcome.done(id, Map.of("ResourceId", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return Outcome.done(id, Map.of("ResourceId", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> resources.delete(context.scope(), properties.restApiId(), id));
    }
}
