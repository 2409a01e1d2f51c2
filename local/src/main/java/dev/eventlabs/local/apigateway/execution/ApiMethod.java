package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method of an API.
 *
 * @param name as it is set up: {@code GET} … or {@code ANY}
 * @param authorizer of a custom or a user pool's authorization
 * @param scopes one of which an access token must have; empty if ID tokens are wanted
 * @param requiredParameters names as in {@code querystring.page}; empty if they aren't validated
 * @param bodies what a body must look like, by media type; empty if they aren't validated
 */
record ApiMethod(String name, boolean apiKeyRequired, String authorization, Optional<Authorizer> authorizer,
        List<String> scopes, List<String> requiredParameters, Map<String, BodySchema> bodies, Integration integration) {

    private static final String REQUEST = "method.request.";

    static ApiMethod read(String name, JsonNode method, JsonNode api) {
        JsonNode validator = api.path("validators").path(method.path("requestValidatorId").asText());
        List<String> required = new ArrayList<>();
        if (validator.path("validateRequestParameters").asBoolean()) {
            method.path("requestParameters").properties().stream().filter(each -> each.getValue().asBoolean())
                    .forEach(each -> required.add(each.getKey().substring(REQUEST.length())));
        }
        Map<String, BodySchema> bodies = new LinkedHashMap<>();
        if (validator.path("validateRequestBody").asBoolean()) {
            Documents.texts(method.get("requestModels")).forEach((type, model) -> bodies.put(MediaTypes.plain(type),
                    BodySchema.of(api, model)));
        }
        return new ApiMethod(name, method.path("apiKeyRequired").asBoolean(),
                method.path("authorizationType").asText("NONE"),
                Optional.ofNullable(api.path("authorizers").get(method.path("authorizerId").asText("")))
                        .map(Authorizer::read),
                Documents.list(method.get("authorizationScopes")), List.copyOf(required), Map.copyOf(bodies),
                Integration.read(method.path("methodIntegration")));
    }
}
