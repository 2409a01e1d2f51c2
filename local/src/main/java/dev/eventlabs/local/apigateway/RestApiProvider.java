package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::RestApi}. */
record RestApiProvider(RestApis apis) implements ResourceProvider<RestApiProvider.Properties> {

    record Properties(String name, String description, JsonNode policy, List<String> binaryMediaTypes,
            Integer minimumCompressionSize, String apiKeySourceType, Endpoint endpointConfiguration,
            Boolean disableExecuteApiEndpoint, Boolean failOnWarnings, List<Tag> tags) {}

    record Endpoint(List<String> types, List<String> vpcEndpointIds, String ipAddressType) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::RestApi";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EndpointConfiguration", "FailOnWarnings", "MinimumCompressionSize", "Policy");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RestApiId", "RootResourceId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        RestApi api = apis.create(context.scope(), members(context, properties));
        return done(api.document);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        synchronized (apis) {
            ObjectNode document = apis.get(context.scope(), id).document;
            ObjectNode changed = members(context, after);
            for (String kept : List.of("id", "createdDate", "rootResourceId")) {
                changed.set(kept, document.get(kept));
            }
            RestApis.normalise(changed);
            document.removeAll();
            document.setAll(changed);
            return done(document);
        }
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> apis.delete(context.scope(), id));
    }

    private static Outcome done(ObjectNode document) {
        String id = document.path("id").asText();
        return Outcome.done(id, Map.of("RestApiId", id, "RootResourceId", document.path("rootResourceId").asText()));
    }

    /** The definition of an API in a document ({@code Body}) isn't among the properties: it is refused by name. */
    private static ObjectNode members(ResourceContext context, Properties properties) {
        if (properties.name() == null) {
            throw Errors.badRequest("Name is required, since the API isn't made of a definition.");
        }
        ObjectNode members = Members.of(properties);
        members.remove(List.of("failOnWarnings", "tags"));
        if (members.has("apiKeySourceType")) {
            members.set("apiKeySource", members.remove("apiKeySourceType"));
        }
        if (properties.policy() != null) {
            members.put("policy", properties.policy().toString());
        }
        members.set("tags", Json.MAPPER.valueToTree(Tag.of(context, properties.tags())));
        return members;
    }
}
