package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.regex.Pattern;

/** Resources: the paths of an API. Thread-safe. */
final class Resources {

    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._:~-]+|\\{[a-zA-Z0-9._-]+\\+?\\}");

    private final RestApis apis;

    Resources(RestApis apis) {
        this.apis = apis;
    }

    ObjectNode create(Scope scope, String apiId, String parentId, String part) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            ObjectNode parent = api.resources.get(parentId);
            String above = parent.path("path").asText();
            check(api, parentId, above, part);
            String id = apis.newId().substring(0, 6);
            ObjectNode resource = Json.object().put("id", id).put("parentId", parentId).put("pathPart", part)
                    .put("path", (above.equals("/") ? "" : above) + "/" + part);
            resource.putObject("resourceMethods");
            api.resources.put(id, resource);
            return shown(resource, false);
        }
    }

    private static void check(RestApi api, String parentId, String above, String part) {
        if (!PART.matcher(part).matches()) {
            throw Errors.badRequest(
                    "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.");
        }
        if (above.endsWith("+}")) {
            throw Errors.badRequest("Cannot create a child of a resource with a greedy path variable.");
        }
        for (ObjectNode each : api.resources.list()) {
            if (!each.path("parentId").asText().equals(parentId)) {
                continue;
            }
            String sibling = each.path("pathPart").asText();
            if (sibling.equals(part)) {
                throw Errors.conflict("Another resource with the same parent already has this name: " + part);
            }
            if (sibling.startsWith("{") && part.startsWith("{")
                    && sibling.endsWith("+}") == part.endsWith("+}")) {
                throw Errors.badRequest(
                        "A sibling (" + sibling
                                + ") of this resource already has a variable path part -- only one is allowed");
            }
        }
    }

    /** With all that is below it. */
    void delete(Scope scope, String apiId, String id) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            if (!api.resources.get(id).has("parentId")) {
                throw Errors.badRequest("Root resource cannot be deleted");
            }
            remove(api, id);
        }
    }

    private static void remove(RestApi api, String id) {
        for (ObjectNode each : api.resources.list()) {
            if (each.path("parentId").asText().equals(id)) {
                remove(api, each.path("id").asText());
            }
        }
        api.resources.remove(id);
    }

    List<ObjectNode> list(Scope scope, String apiId, boolean withMethods) {
        synchronized (apis) {
            return apis.get(scope, apiId).resources.list().stream().map(each -> shown(each, withMethods)).toList();
        }
    }

    ObjectNode get(Scope scope, String apiId, String id, boolean withMethods) {
        synchronized (apis) {
            return shown(apis.get(scope, apiId).resources.get(id), withMethods);
        }
    }

    /** Methods are shown by name only, unless they are asked for. */
    private static ObjectNode shown(ObjectNode resource, boolean withMethods) {
        ObjectNode copy = resource.deepCopy();
        ObjectNode methods = (ObjectNode) copy.remove("resourceMethods");
        if (!methods.isEmpty()) {
            ObjectNode shown = copy.putObject("resourceMethods");
            methods.properties()
                    .forEach(each -> shown.set(each.getKey(), withMethods ? each.getValue() : Json.object()));
        }
        return copy;
    }
}
