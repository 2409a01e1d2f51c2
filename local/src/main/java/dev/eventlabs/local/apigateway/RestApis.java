package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.Stage;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All APIs. Its monitor is the lock of them and of their parts. */
final class RestApis {

    private static final Set<String> MEMBERS = Set.of("name", "description", "version", "binaryMediaTypes",
            "minimumCompressionSize", "apiKeySource", "endpointConfiguration", "policy", "tags",
            "disableExecuteApiEndpoint");

    private final Map<String, RestApi> all = new LinkedHashMap<>();
    private final Time time;
    private final Ids ids;

    RestApis(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    /** @throws AwsException if it isn't there, or is of another account or region */
    synchronized RestApi get(Scope scope, String id) {
        RestApi api = all.get(id);
        if (api == null || !api.scope.equals(scope)) {
            throw Errors.notFound("Invalid API identifier specified " + scope.account() + ":" + id);
        }
        return api;
    }

    synchronized List<RestApi> list(Scope scope) {
        return all.values().stream().filter(each -> each.scope.equals(scope)).toList();
    }

    /** Copies of what they say of themselves. */
    synchronized List<ObjectNode> documents(Scope scope) {
        return list(scope).stream().map(each -> each.document.deepCopy()).toList();
    }

    /** @throws AwsException if it isn't there */
    synchronized ObjectNode document(Scope scope, String id) {
        return get(scope, id).document.deepCopy();
    }

    synchronized RestApi create(Scope scope, ObjectNode given) {
        Members.require(given, "name");
        ObjectNode document = Json.object().put("id", newId());
        document.setAll(given);
        document.putPOJO("createdDate", time.instant());
        normalise(document);
        String root = newId();
        document.put("rootResourceId", root);
        RestApi api = new RestApi(scope, document);
        ObjectNode resource = Json.object().put("id", root).put("path", "/");
        resource.putObject("resourceMethods");
        api.resources.put(root, resource);
        models(api);
        all.put(api.id(), api);
        return api;
    }

    /** What an API says of itself, and nothing that it doesn't know. */
    static void normalise(ObjectNode document) {
        Members.onlyThese(document, MEMBERS, Set.of("id", "createdDate", "rootResourceId", "warnings"));
        if (!document.hasNonNull("apiKeySource")) {
            document.put("apiKeySource", "HEADER");
        }
        if (!Set.of("HEADER", "AUTHORIZER").contains(document.path("apiKeySource").asText())) {
            throw Errors.badRequest("Invalid API key source: it must be HEADER or AUTHORIZER.");
        }
        if (!document.hasNonNull("endpointConfiguration")) {
            document.putObject("endpointConfiguration").putArray("types").add("EDGE");
        }
        if (!document.hasNonNull("disableExecuteApiEndpoint")) {
            document.put("disableExecuteApiEndpoint", false);
        }
        if (!document.hasNonNull("tags")) {
            document.putObject("tags");
        }
    }

    private static void models(RestApi api) {
        Map.of("Empty",
                "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}",
                "Error",
                "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Error Schema\",\n  \"type\" : \"object\",\n  \"properties\" : {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}")
                .forEach((name, schema) -> api.models.put(name,
                        Json.object().put("id", name.toLowerCase(Locale.ROOT)).put("name", name)
                                .put("description", "This is a default " + name.toLowerCase(Locale.ROOT)
                                        + " schema model")
                                .put("schema", schema).put("contentType", "application/json")));
    }

    synchronized void delete(Scope scope, String id) {
        get(scope, id);
        all.remove(id);
    }

    /** A stage as requests find it, whatever account they come from. */
    synchronized Optional<Stage> stage(String apiId, String name) {
        return Optional.ofNullable(all.get(apiId))
                .filter(api -> !api.document.path("disableExecuteApiEndpoint").asBoolean())
                .flatMap(api -> api.live(name));
    }

    synchronized boolean has(Scope scope, String id) {
        return all.containsKey(id) && all.get(id).scope.equals(scope);
    }

    /** Ten characters, lower case letters and digits, as AWS has them for APIs. */
    String newId() {
        return ids.suffix(10).toLowerCase(Locale.ROOT);
    }

    Time time() {
        return time;
    }
}
