package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Time;
import java.util.Set;

/** Deployments: snapshots of an API. */
final class Deployments implements PartKind {

    private final Time time;

    Deployments(Time time) {
        this.time = time;
    }

    @Override
    public String path() {
        return "deployments";
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public Parts in(RestApi api) {
        return api.deployments;
    }

    /** A new one is made of the API as it is now; of one that is there, nothing but the description changes. */
    @Override
    public void complete(RestApi api, ObjectNode given) {
        Members.onlyThese(given, Set.of("description"), Set.of("id", "createdDate"));
        if (given.has("createdDate")) {
            return;
        }
        checkMethods(api);
        api.deployed(given.path("id").asText(), api.compile());
        given.putPOJO("createdDate", time.instant());
    }

    private static void checkMethods(RestApi api) {
        boolean any = false;
        for (ObjectNode resource : api.resources.list()) {
            for (JsonNode method : resource.path("resourceMethods")) {
                any = true;
                if (!method.has("methodIntegration")) {
                    throw Errors.badRequest("No integration defined for method");
                }
            }
        }
        if (!any) {
            throw Errors.badRequest("The REST API doesn't contain any methods");
        }
    }

    @Override
    public void checkUnused(RestApi api, String id) {
        if (api.stages.list().stream().anyMatch(each -> each.path("deploymentId").asText().equals(id))) {
            throw Errors.badRequest(
                    "Active stages pointing to this deployment must be moved or deleted");
        }
    }
}
