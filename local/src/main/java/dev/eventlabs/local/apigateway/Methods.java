package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Methods, what is behind them, and what they answer. Thread-safe. */
final class Methods {

    private static final Set<String> NAMES = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY");

    private final RestApis apis;

    Methods(RestApis apis) {
        this.apis = apis;
    }

    /** Which method of which API. */
    record Place(Scope scope, String apiId, String resourceId, String name) {}

    /** Makes one, without anything behind it. */
    ObjectNode put(Place at, ObjectNode given) {
        synchronized (apis) {
            RestApi api = apis.get(at.scope(), at.apiId());
            ObjectNode methods = (ObjectNode) api.resources.get(at.resourceId()).path("resourceMethods");
            if (!NAMES.contains(at.name())) {
                throw Errors.badRequest("Invalid HttpMethod specified. Valid options are "
                        + "GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY");
            }
            if (methods.has(at.name())) {
                throw Errors.conflict("Method already exists for this resource");
            }
            ObjectNode method = Json.object().put("httpMethod", at.name());
            method.setAll(given);
            complete(api, method);
            methods.set(at.name(), method);
            return method.deepCopy();
        }
    }

    /** Checks a method that is new or has changed. */
    static void complete(RestApi api, ObjectNode method) {
        Members.onlyThese(method, Set.of("authorizationType", "authorizerId", "apiKeyRequired", "operationName",
                "requestParameters", "requestModels", "requestValidatorId", "authorizationScopes"),
                Set.of("httpMethod", "methodIntegration", "methodResponses"));
        String authorization = method.path("authorizationType").asText("");
        switch (authorization) {
            case "NONE", "AWS_IAM" -> {
                // Nothing else to know.
            }
            case "CUSTOM", "COGNITO_USER_POOLS" -> {
                if (!api.authorizers.has(method.path("authorizerId").asText())) {
                    throw Errors.badRequest(
                            "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.");
                }
            }
            default -> throw Errors.badRequest(
                    "Invalid authorization type specified. Valid options are CUSTOM,COGNITO_USER_POOLS,AWS_IAM,NONE");
        }
        method.put("apiKeyRequired", method.path("apiKeyRequired").asBoolean());
        if (method.hasNonNull("requestValidatorId")
                && !api.validators.has(method.path("requestValidatorId").asText())) {
            throw Errors.badRequest("Invalid Request Validator identifier specified");
        }
        method.path("requestModels").forEach(model -> {
            if (!api.models.has(model.asText())) {
                throw Errors.badRequest("Invalid model identifier specified: " + model.asText());
            }
        });
        for (Map.Entry<String, JsonNode> parameter : method.path("requestParameters").properties()) {
            if (!parameter.getKey().matches("method\\.request\\.(multivalue)?(querystring|path|header)\\.[^/]+")) {
                throw Errors.badRequest(
                        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: "
                                + parameter.getKey() + "]");
            }
            if (parameter.getValue().isTextual()) {
                parameter.setValue(BooleanNode
                        .valueOf(parameter.getValue().asBoolean()));
            }
        }
    }

    void delete(Place at) {
        synchronized (apis) {
            RestApi api = apis.get(at.scope(), at.apiId());
            api.method(at.resourceId(), at.name());
            ((ObjectNode) api.resources.get(at.resourceId()).path("resourceMethods")).remove(at.name());
        }
    }

    ObjectNode get(Place at) {
        synchronized (apis) {
            return apis.get(at.scope(), at.apiId()).method(at.resourceId(), at.name()).deepCopy();
        }
    }

    ObjectNode integration(Place at) {
        synchronized (apis) {
            return apis.get(at.scope(), at.apiId()).integration(at.resourceId(), at.name()).deepCopy();
        }
    }

    ObjectNode putIntegration(Place at, ObjectNode given) {
        synchronized (apis) {
            ObjectNode method = apis.get(at.scope(), at.apiId()).method(at.resourceId(), at.name());
            ObjectNode integration = given.deepCopy();
            IntegrationRules.complete(integration, at.resourceId());
            method.set("methodIntegration", integration);
            return integration.deepCopy();
        }
    }

    void deleteIntegration(Place at) {
        synchronized (apis) {
            RestApi api = apis.get(at.scope(), at.apiId());
            api.integration(at.resourceId(), at.name());
            api.method(at.resourceId(), at.name()).remove("methodIntegration");
        }
    }

    /** @param ofIntegration of the integration's responses, else of the method's */
    ObjectNode putResponse(Place at, boolean ofIntegration, String status, ObjectNode given) {
        synchronized (apis) {
            ObjectNode response = Json.object().put("statusCode", status);
            response.setAll(given);
            if (!status.matches("[1-5]\\d\\d")) {
                throw Errors.badRequest("Invalid status code specified: " + status);
            }
            if (ofIntegration) {
                IntegrationRules.completeResponse(response);
            } else {
                Members.onlyThese(response, Set.of("responseParameters", "responseModels"), Set.of("statusCode"));
            }
            responses(at, ofIntegration).set(status, response);
            return response.deepCopy();
        }
    }

    ObjectNode response(Place at, boolean ofIntegration, String status) {
        synchronized (apis) {
            if (responses(at, ofIntegration).get(status) instanceof ObjectNode response) {
                return response.deepCopy();
            }
            throw Errors.notFound("Invalid Response status code specified");
        }
    }

    void deleteResponse(Place at, boolean ofIntegration, String status) {
        synchronized (apis) {
            response(at, ofIntegration, status);
            responses(at, ofIntegration).remove(status);
        }
    }

    private ObjectNode responses(Place at, boolean ofIntegration) {
        RestApi api = apis.get(at.scope(), at.apiId());
        return ofIntegration
                ? api.integration(at.resourceId(), at.name()).withObjectProperty("integrationResponses")
                : api.method(at.resourceId(), at.name()).withObjectProperty("methodResponses");
    }

    /** Changes a method in place. */
    ObjectNode change(Place at, Consumer<ObjectNode> change) {
        synchronized (apis) {
            RestApi api = apis.get(at.scope(), at.apiId());
            ObjectNode method = api.method(at.resourceId(), at.name()).deepCopy();
            change.accept(method);
            complete(api, method);
            if (method.get("methodIntegration") instanceof ObjectNode integration) {
                IntegrationRules.complete(integration, at.resourceId());
            }
            ((ObjectNode) api.resources.get(at.resourceId()).path("resourceMethods")).set(at.name(), method);
            return method.deepCopy();
        }
    }
}
