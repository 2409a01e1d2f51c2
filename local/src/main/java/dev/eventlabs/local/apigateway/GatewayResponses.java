package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.ResponseType;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Gateway responses: how an API answers errors. Thread-safe. */
final class GatewayResponses {

    private final RestApis apis;

    GatewayResponses(RestApis apis) {
        this.apis = apis;
    }

    ObjectNode put(Scope scope, String apiId, String name, ObjectNode given) {
        ResponseType type = type(name);
        ObjectNode response = given.deepCopy();
        response.remove("responseType");
        Members.onlyThese(response, Set.of("statusCode", "responseParameters", "responseTemplates"), Set.of());
        if (response.hasNonNull("statusCode") && !response.path("statusCode").asText().matches("[1-5]\\d\\d")) {
            throw Errors.badRequest("Invalid status code: " + response.path("statusCode").asText());
        }
        response.path("responseParameters").fieldNames().forEachRemaining(each -> {
            if (!each.startsWith("gatewayresponse.header.")) {
                throw Errors.badRequest("Invalid response parameter " + each
                        + ": it must begin with gatewayresponse.header.");
            }
        });
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            api.gatewayResponses.put(name, response);
            return shown(api, type);
        }
    }

    ObjectNode get(Scope scope, String apiId, String name) {
        synchronized (apis) {
            return shown(apis.get(scope, apiId), type(name));
        }
    }

    /** All types: those that aren't set are shown as they are by default. */
    List<ObjectNode> list(Scope scope, String apiId) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            return Arrays.stream(ResponseType.values()).map(type -> shown(api, type)).toList();
        }
    }

    void delete(Scope scope, String apiId, String name) {
        synchronized (apis) {
            apis.get(scope, apiId).gatewayResponses.remove(name);
        }
    }

    private static ObjectNode shown(RestApi api, ResponseType type) {
        boolean set = api.gatewayResponses.has(type.name());
        ObjectNode shown = Json.object().put("responseType", type.name());
        if (type.status() > 0) {
            shown.put("statusCode", Integer.toString(type.status()));
        }
        shown.putObject("responseParameters");
        shown.putObject("responseTemplates").put("application/json", "{\"message\":$context.error.messageString}");
        if (set) {
            shown.setAll(api.gatewayResponses.get(type.name()));
        }
        return shown.put("defaultResponse", !set);
    }

    private static ResponseType type(String name) {
        return ResponseType.named(name)
                .orElseThrow(() -> Errors.badRequest("Invalid gateway response type specified: " + name
                        + ". It must be one of " + Arrays.toString(ResponseType.values()) + "."));
    }
}
