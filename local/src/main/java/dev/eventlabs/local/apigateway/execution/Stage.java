package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;

/**
 * A stage as requests find it. Immutable.
 *
 * @param settings the stage as the API of API Gateway shows it: {@code variables}, {@code methodSettings}, {@code accessLogSettings} …
 */
public record Stage(Scope scope, String apiId, String apiName, String name, String deploymentId, JsonNode settings,
        Snapshot api) {

    JsonNode variables() {
        return settings.path("variables").isObject() ? settings.path("variables") : Json.object();
    }

    /** A method's setting, else that of all methods. @param setting for instance {@code loggingLevel}; missing if neither is set */
    JsonNode setting(String path, String method, String setting) {
        JsonNode all = settings.path("methodSettings");
        JsonNode own = all.path(path.replace("/", "~1") + "/" + method).path(setting);
        return own.isMissingNode() ? all.path("*/*").path(setting) : own;
    }
}
