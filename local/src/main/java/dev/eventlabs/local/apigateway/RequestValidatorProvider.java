package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::RequestValidator}. */
record RequestValidatorProvider(PartStore store) implements ResourceProvider<RequestValidatorProvider.Properties> {

    record Properties(String restApiId, String name, Boolean validateRequestBody,
            Boolean validateRequestParameters) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::RequestValidator";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "Name");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RequestValidatorId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = store.create(context.scope(), properties.restApiId(), members(context, properties)).path("id")
                .asText();
        return Outcome.done(id, Map.of("RequestValidatorId", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        store.replace(context.scope(), after.restApiId(), id, members(context, after));
        return Outcome.done(id, Map.of("RequestValidatorId", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> store.delete(context.scope(), properties.restApiId(), id));
    }

    private static ObjectNode members(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        return members;
    }
}
