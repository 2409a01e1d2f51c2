package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Method}, with what is behind it. */
record MethodProvider(Methods methods) implements ResourceProvider<MethodProvider.Properties> {

    record Properties(String restApiId, String resourceId, String httpMethod, String authorizationType,
            String authorizerId, List<String> authorizationScopes, Boolean apiKeyRequired, String operationName,
            Map<String, Boolean> requestParameters, Map<String, String> requestModels, String requestValidatorId,
            Integration integration, List<MethodResponse> methodResponses) {}

    record Integration(String type, String integrationHttpMethod, String uri, String credentials,
            List<IntegrationResponse> integrationResponses, Map<String, String> requestParameters,
            Map<String, String> requestTemplates, String passthroughBehavior, Integer timeoutInMillis,
            List<String> cacheKeyParameters, String cacheNamespace, String connectionType) {}

    record IntegrationResponse(String statusCode, String selectionPattern, Map<String, String> responseParameters,
            Map<String, String> responseTemplates) {}

    record MethodResponse(String statusCode, Map<String, Boolean> responseParameters,
            Map<String, String> responseModels) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Method";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "ResourceId", "HttpMethod");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("OperationName", "Integration.CacheKeyParameters",
                "Integration.CacheNamespace", "MethodResponses");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = String.join("|", properties.restApiId(), properties.resourceId(), properties.httpMethod());
        methods.put(place(context, properties), members(properties));
        try {
            fill(place(context, properties), properties);
        } catch (AwsException e) {
            methods.delete(place(context, properties));
            throw e;
        }
        return Outcome.done(id);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        methods.change(place(context, after), method -> {
            method.removeAll();
            method.put("httpMethod", after.httpMethod()).setAll(members(after));
        });
        fill(place(context, after), after);
        return Outcome.done(id);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> methods.delete(place(context, properties)));
    }

    private static Methods.Place place(ResourceContext context, Properties properties) {
        return new Methods.Place(context.scope(), properties.restApiId(), properties.resourceId(),
                properties.httpMethod());
    }

    private static ObjectNode members(Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove(List.of("restApiId", "resourceId", "httpMethod", "integration", "methodResponses"));
        if (properties.authorizationType() == null) {
            members.put("authorizationType", "NONE");
        }
        return members;
    }

    private void fill(Methods.Place at, Properties properties) {
        Integration integration = properties.integration();
        if (integration != null) {
            ObjectNode members = Members.of(integration);
            members.remove("integrationResponses");
            if (members.has("integrationHttpMethod")) {
                members.set("httpMethod", members.remove("integrationHttpMethod"));
            }
            methods.putIntegration(at, members);
            if (integration.integrationResponses() != null) {
                integration.integrationResponses().forEach(each -> put(at, true, each.statusCode(), Members.of(each)));
            }
        }
        if (properties.methodResponses() != null) {
            properties.methodResponses().forEach(each -> put(at, false, each.statusCode(), Members.of(each)));
        }
    }

    private void put(Methods.Place at, boolean ofIntegration, String status, ObjectNode members) {
        members.remove("statusCode");
        methods.putResponse(at, ofIntegration, status, members);
    }
}
