package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as a template wants it, however the template says it: the two resource types differ in spelling only. Members may be null.
 *
 * @param globalIndexes as {@code CreateTable} takes them
 * @param stream {@code StreamViewType}, if there is to be one
 */
record TableShape(JsonNode attributeDefinitions, JsonNode keySchema, ArrayNode globalIndexes, JsonNode localIndexes,
        String billingMode, ObjectNode throughput, String stream, Settings settings) {

    /** What isn't the engine's. */
    record Settings(ObjectNode sse, String tableClass, Boolean deletionProtected, JsonNode timeToLive,
            Boolean recoverable,
            Integer recoveryDays, Boolean insights, JsonNode resourcePolicy, Map<String, String> tags,
            ObjectNode onDemand) {}

    ObjectNode createRequest(String name) {
        ObjectNode request = Json.object().put("TableName", name);
        request.set("AttributeDefinitions", attributeDefinitions);
        request.set("KeySchema", keySchema);
        if (!globalIndexes.isEmpty()) {
            request.set("GlobalSecondaryIndexes", globalIndexes);
        }
        if (localIndexes != null && !localIndexes.isEmpty()) {
            request.set("LocalSecondaryIndexes", localIndexes);
        }
        request.put("BillingMode", billingMode);
        if (billingMode.equals("PROVISIONED")) {
            request.set("ProvisionedThroughput", throughput);
        }
        if (stream != null) {
            request.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", stream);
        }
        putSettings(request);
        return request;
    }

    private void putSettings(ObjectNode request) {
        request.put("DeletionProtectionEnabled", Boolean.TRUE.equals(settings.deletionProtected()));
        if (settings.tableClass() != null) {
            request.put("TableClass", settings.tableClass());
        }
        if (settings.sse() != null) {
            request.set("SSESpecification", settings.sse());
        }
        if (settings.onDemand() != null) {
            request.set("OnDemandThroughput", settings.onDemand());
        }
    }

    /**
     * The requests that make a table of this shape out of one of the shape before; DynamoDB makes or removes one index a request, and
     * CloudFormation likewise.
     */
    List<ObjectNode> updateRequests(String name, TableShape before) {
        List<ObjectNode> requests = new ArrayList<>();
        ObjectNode plain = Json.object().put("TableName", name);
        if (!billingMode.equals(before.billingMode)
                || billingMode.equals("PROVISIONED") && !throughput.equals(before.throughput)) {
            plain.put("BillingMode", billingMode);
            if (billingMode.equals("PROVISIONED")) {
                plain.set("ProvisionedThroughput", throughput);
            }
        }
        putSettings(plain);
        if (settings.sse() == null && before.settings.sse() != null) {
            plain.putObject("SSESpecification").put("Enabled", false);
        }
        if (settings.tableClass() == null && before.settings.tableClass() != null) {
            plain.put("TableClass", "STANDARD");
        }
        requests.add(plain);
        streamRequests(name, before, requests);
        indexRequests(name, before, requests);
        return requests;
    }

    /** A stream's view can't be changed: the old one ends, a new one begins. */
    private void streamRequests(String name, TableShape before, List<ObjectNode> requests) {
        if (java.util.Objects.equals(stream, before.stream)) {
            return;
        }
        if (before.stream != null) {
            ObjectNode off = Json.object().put("TableName", name);
            off.putObject("StreamSpecification").put("StreamEnabled", false);
            requests.add(off);
        }
        if (stream != null) {
            ObjectNode on = Json.object().put("TableName", name);
            on.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", stream);
            requests.add(on);
        }
    }

    private void indexRequests(String name, TableShape before, List<ObjectNode> requests) {
        Map<String, JsonNode> had = byName(before.globalIndexes);
        Map<String, JsonNode> wanted = byName(globalIndexes);
        had.forEach((index, definition) -> {
            if (!wanted.containsKey(index) || !sameKeys(definition, wanted.get(index))) {
                requests.add(index(name, "Delete", Json.object().put("IndexName", index)));
            }
        });
        wanted.forEach((index, definition) -> {
            JsonNode old = had.get(index);
            if (old == null || !sameKeys(old, definition)) {
                requests.add(index(name, "Create", definition));
            } else if (definition.has("ProvisionedThroughput")
                    && !definition.get("ProvisionedThroughput").equals(old.get("ProvisionedThroughput"))) {
                ObjectNode update = Json.object().put("IndexName", index);
                update.set("ProvisionedThroughput", definition.get("ProvisionedThroughput"));
                requests.add(index(name, "Update", update));
            }
        });
    }

    private ObjectNode index(String table, String change, JsonNode definition) {
        ObjectNode request = Json.object().put("TableName", table);
        request.set("AttributeDefinitions", attributeDefinitions);
        request.putArray("GlobalSecondaryIndexUpdates").addObject().set(change, definition);
        return request;
    }

    private static boolean sameKeys(JsonNode one, JsonNode other) {
        return one.path("KeySchema").equals(other.path("KeySchema"))
                && one.path("Projection").equals(other.path("Projection"));
    }

    private static Map<String, JsonNode> byName(ArrayNode indexes) {
        Map<String, JsonNode> all = new HashMap<>();
        indexes.forEach(each -> all.put(each.path("IndexName").asText(), each));
        return all;
    }

    /** Those settings that have actions of their own. */
    void applyRest(Tables tables, Scope scope, String name, TableShape before) {
        TableSettings kept = tables.get(scope, name);
        kept.recoverable(Boolean.TRUE.equals(settings.recoverable()), settings.recoveryDays(), tables.time().instant());
        kept.insights(Boolean.TRUE.equals(settings.insights()) ? "ENABLED" : "DISABLED");
        kept.untag(kept.tags().keySet());
        kept.tag(settings.tags());
        kept.policy(settings.resourcePolicy() == null ? null : Json.text(settings.resourcePolicy()),
                settings.resourcePolicy() == null ? null : kept.tableId());
        JsonNode had = before == null ? null : before.settings.timeToLive();
        if (!java.util.Objects.equals(had, settings.timeToLive())) {
            if (had != null && had.path("Enabled").asBoolean()) {
                timeToLive(tables, scope, name, had, false);
            }
            if (settings.timeToLive() != null && settings.timeToLive().path("Enabled").asBoolean()) {
                timeToLive(tables, scope, name, settings.timeToLive(), true);
            }
        }
    }

    private static void timeToLive(Tables tables, Scope scope, String name, JsonNode specification, boolean on) {
        ObjectNode request = Json.object().put("TableName", name);
        request.putObject("TimeToLiveSpecification").put("Enabled", on).put("AttributeName",
                specification.path("AttributeName").asText());
        tables.call(scope, "UpdateTimeToLive", request);
    }
}
