package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Authorizer}. */
record AuthorizerProvider(PartStore store) implements ResourceProvider<AuthorizerProvider.Properties> {

    record Properties(String restApiId, String name, String type, String authType, String authorizerUri,
            String authorizerCredentials, Integer authorizerResultTtlInSeconds, String identitySource,
            String identityValidationExpression, @JsonProperty("ProviderARNs") List<String> providerArns) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Authorizer";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("AuthorizerCredentials");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("AuthorizerId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = store.create(context.scope(), properties.restApiId(), members(context, properties)).path("id")
                .asText();
        return Outcome.done(id, Map.of("AuthorizerId", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        store.replace(context.scope(), after.restApiId(), id, members(context, after));
        return Outcome.done(id, Map.of("AuthorizerId", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> store.delete(context.scope(), properties.restApiId(), id));
    }

    private static ObjectNode members(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        if (members.has("ProviderARNs")) {
            members.set("providerARNs", members.remove("ProviderARNs"));
        }
        return members;
    }
}
