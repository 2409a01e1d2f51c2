package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Request validators: which parts of a request are looked at. */
final class RequestValidators implements PartKind {

    @Override
    public String path() {
        return "requestvalidators";
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public Parts in(RestApi api) {
        return api.validators;
    }

    @Override
    public void complete(RestApi api, ObjectNode given) {
        Members.onlyThese(given, Set.of("name", "validateRequestBody", "validateRequestParameters"), Set.of("id"));
        for (String flag : Set.of("validateRequestBody", "validateRequestParameters")) {
            given.put(flag, given.path(flag).asBoolean());
        }
    }

    @Override
    public void checkUnused(RestApi api, String id) {
        boolean used = api.resources.list().stream().flatMap(each -> each.path("resourceMethods").valueStream())
                .anyMatch(method -> method.path("requestValidatorId").asText().equals(id));
        if (used) {
            throw Errors.conflict("Cannot delete validator " + id + ", is referenced in method");
        }
    }
}
