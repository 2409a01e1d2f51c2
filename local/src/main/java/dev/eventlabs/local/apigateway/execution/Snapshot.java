package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API as it was when it was deployed: what its stages serve until another deployment is attached to them. Immutable. */
public final class Snapshot {

    private final Routing routing;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, ErrorAnswer> errorAnswers = new LinkedHashMap<>();
    private final MediaTypes binary;
    private final boolean keyFromAuthorizer;

    private Snapshot(ObjectNode api) {
        List<Endpoint> all = new ArrayList<>();
        api.path("resources").forEach(resource -> all.add(endpoint(resource, api)));
        all.forEach(each -> endpoints.put(each.resourceId(), each));
        routing = new Routing(all);
        api.path("gatewayResponses").properties().forEach(
                each -> errorAnswers.put(each.getKey(), ErrorAnswer.read((ObjectNode) each.getValue())));
        binary = new MediaTypes(Documents.list(api.get("binaryMediaTypes")));
        keyFromAuthorizer = api.path("apiKeySource").asText().equals("AUTHORIZER");
    }

    /**
     * @param api the whole API: {@code id}, {@code apiKeySource}, {@code binaryMediaTypes}, the list {@code resources} with their
     *            {@code resourceMethods}, and by their keys {@code models}, {@code validators}, {@code authorizers},
     *            {@code gatewayResponses}; each as the API of API Gateway shows it
     * @throws IllegalArgumentException if a template or a model can't be read
     */
    public static Snapshot of(ObjectNode api) {
        return new Snapshot(api);
    }

    private static Endpoint endpoint(JsonNode resource, JsonNode api) {
        Map<String, ApiMethod> methods = new LinkedHashMap<>();
        resource.path("resourceMethods").properties().forEach(
                each -> methods.put(each.getKey(), ApiMethod.read(each.getKey(), each.getValue(), api)));
        String path = resource.path("path").asText();
        return new Endpoint(resource.path("id").asText(), path, Routing.segments(path), methods);
    }

    Optional<Routing.Match> find(String path) {
        return routing.find(path);
    }

    Optional<Endpoint> endpoint(String resourceId) {
        return Optional.ofNullable(endpoints.get(resourceId));
    }

    Map<String, ErrorAnswer> errorAnswers() {
        return errorAnswers;
    }

    MediaTypes binary() {
        return binary;
    }

    /** Whether the API key comes with the authorizer's answer instead of the header {@code x-api-key}. */
    boolean keyFromAuthorizer() {
        return keyFromAuthorizer;
    }
}
