package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates, changes and deletes tables for both resource types. */
record TableLifecycle(Tables tables) {

    Outcome create(Scope scope, String name, TableShape shape) {
        tables.create(scope, shape.createRequest(name), shape.settings().tags());
        try {
            shape.applyRest(tables, scope, name);
        } catch (AwsException e) {
            // Half a table isn't one: CloudFormation knows nothing of it yet, so nobody else would remove it.
            tables.get(scope, name).take(Json.object().put("DeletionProtectionEnabled", false),
                    tables.time().instant());
            tables.delete(scope, name);
            throw e;
        }
        return done(scope, name);
    }

    Outcome update(Scope scope, String name, TableShape wanted) {
        settle(scope, name);
        for (ObjectNode request : wanted.updateRequests(name, tables.describe(scope, name))) {
            tables.update(scope, request);
            settle(scope, name);
        }
        wanted.applyRest(tables, scope, name);
        return done(scope, name);
    }

    /** Waits until no index is being made or removed: the engine does that in the background. */
    private void settle(Scope scope, String name) {
        try {
            while (!settled(tables.describe(scope, name))) {
                tables.time().sleep(Duration.ofMillis(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("InternalServerError", 500, "Interrupted while waiting for the table " + name + ".");
        }
    }

    private static boolean settled(ObjectNode table) {
        return table.path("TableStatus").asText().equals("ACTIVE") && table.path("GlobalSecondaryIndexes").valueStream()
                .allMatch(each -> each.path("IndexStatus").asText().equals("ACTIVE"));
    }

    Outcome delete(Scope scope, String name) {
        if (tables.find(scope, name).isPresent()) {
            settle(scope, name);
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
