package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates, changes and deletes tables for both resource types. */
record TableLifecycle(Tables tables) {

    Outcome create(Scope scope, String name, TableShape shape) {
        tables.create(scope, shape.createRequest(name), shape.settings().tags());
        try {
            shape.applyRest(tables, scope, name, null);
        } catch (AwsException e) {
            // Half a table isn't one: CloudFormation knows nothing of it yet, so nobody else would remove it.
            tables.get(scope, name).take(dev.eventlabs.local.spi.Json.object().put("DeletionProtectionEnabled", false),
                    tables.time().instant());
            tables.delete(scope, name);
            throw e;
        }
        return done(scope, name);
    }

    Outcome update(Scope scope, String name, TableShape before, TableShape after) {
        for (ObjectNode request : after.updateRequests(name, before)) {
            tables.update(scope, request);
        }
        after.applyRest(tables, scope, name, before);
        return done(scope, name);
    }

    Outcome delete(Scope scope, String name) {
        if (tables.find(scope, name).isPresent()) {
            tables.delete(scope, name);
        }
        return Outcome.done(name);
    }

    private Outcome done(Scope scope, String name) {
        ObjectNode table = tables.describe(scope, name);
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("Arn", table.get("TableArn").asText());
        attributes.put("TableId", table.get("TableId").asText());
        if (table.path("StreamSpecification").path("StreamEnabled").asBoolean()) {
            attributes.put("StreamArn", table.get("LatestStreamArn").asText());
        }
        return Outcome.done(name, attributes);
    }
}
