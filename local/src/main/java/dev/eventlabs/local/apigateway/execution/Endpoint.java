package dev.eventlabs.local.apigateway.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of an API that has methods.
 *
 * @param path the template, for instance {@code /trips/{id}}
 * @param methods by name; {@code ANY} for all that aren't there
 */
record Endpoint(String resourceId, String path, List<String> segments, Map<String, ApiMethod> methods) {

    Optional<ApiMethod> method(String name) {
        return Optional.ofNullable(methods.getOrDefault(name, methods.get("ANY")));
    }
}
