package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::GatewayResponse}: how errors of one type are answered. */
record GatewayResponseProvider(
        GatewayResponses responses) implements ResourceProvider<GatewayResponseProvider.Properties> {

    record Properties(String restApiId, String responseType, String statusCode,
            Map<String, String> responseParameters, Map<String, String> responseTemplates) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::GatewayResponse";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "ResponseType");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        put(context, properties);
        String id = properties.restApiId() + "." + properties.responseType();
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        put(context, after);
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> responses.delete(context.scope(), properties.restApiId(),
                properties.responseType()));
    }

    private void put(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        responses.put(context.scope(), properties.restApiId(), properties.responseType(), members);
    }
}
