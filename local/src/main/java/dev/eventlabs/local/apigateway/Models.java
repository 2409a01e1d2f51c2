package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.Readability;
import java.util.Set;

/** Models: what bodies look like. */
final class Models implements PartKind {

    @Override
    public String path() {
        return "models";
    }

    @Override
    public String key() {
        return "name";
    }

    @Override
    public Parts in(RestApi api) {
        return api.models;
    }

    @Override
    public void complete(RestApi api, ObjectNode given) {
        Members.onlyThese(given, Set.of("name", "description", "schema", "contentType"), Set.of("id"));
        if (!given.path("name").asText().matches("[A-Za-z0-9]+")) {
            throw Errors.badRequest("Model name must be alphanumeric: " + given.path("name").asText());
        }
        if (!given.hasNonNull("contentType")) {
            given.put("contentType", "application/json");
        }
        if (!given.hasNonNull("schema")) {
            given.put("schema", "{}");
        }
        Readability.fault(given.path("schema").asText()).ifPresent(fault -> {
            throw Errors.badRequest("Invalid model specified: Validation Result: warnings : [], errors : [" + fault
                    + "]");
        });
    }

    @Override
    public String alreadyThere(String name) {
        return "Model name already exists for this REST API";
    }
}
