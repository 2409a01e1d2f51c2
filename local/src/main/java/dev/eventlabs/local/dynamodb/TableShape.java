package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
     * The requests that make a table of this shape out of what is there, be that what was before or what a failed update has left.
     *
     * @param actual the table's description
     * @throws AwsException for more than one index to be made or removed, which CloudFormation doesn't do at once either
     */
    List<ObjectNode> updateRequests(String name, ObjectNode actual) {
        List<ObjectNode> indexes = indexRequests(name, actual);
        List<ObjectNode> requests = new ArrayList<>();
        ObjectNode plain = Json.object().put("TableName", name);
        boolean provisioned = billingMode.equals("PROVISIONED");
        if (!billingMode.equals(actual.path("BillingModeSummary").path("BillingMode").asText("PROVISIONED"))
                || provisioned && !sameThroughput(throughput, actual)) {
            plain.put("BillingMode", billingMode);
            if (provisioned) {
                plain.set("ProvisionedThroughput", throughput);
            }
        }
        putSettings(plain);
        if (settings.sse() == null) {
            plain.putObject("SSESpecification").put("Enabled", false);
        }
        if (settings.tableClass() == null && actual.has("TableClassSummary")) {
            plain.put("TableClass", "STANDARD");
        }
        requests.add(plain);
        streamRequests(name, actual, requests);
        requests.addAll(indexes);
        return requests;
    }

    /** A stream's view can't be changed: the old one ends, a new one begins. */
    private void streamRequests(String name, ObjectNode actual, List<ObjectNode> requests) {
        JsonNode specification = actual.path("StreamSpecification");
        String had = specification.path("StreamEnabled").asBoolean() ? specification.path("StreamViewType").asText()
                : null;
        if (Objects.equals(stream, had)) {
            return;
        }
        if (had != null) {
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

    private List<ObjectNode> indexRequests(String name, ObjectNode actual) {
        Map<String, JsonNode> had = byName(actual.path("GlobalSecondaryIndexes"));
        Map<String, JsonNode> wanted = byName(globalIndexes);
        List<ObjectNode> remade = new ArrayList<>();
        List<ObjectNode> resized = new ArrayList<>();
        had.forEach((index, definition) -> {
            if (!wanted.containsKey(index) || !sameKeys(definition, wanted.get(index))) {
                remade.add(index(name, "Delete", Json.object().put("IndexName", index)));
            }
        });
        wanted.forEach((index, definition) -> {
            JsonNode old = had.get(index);
            if (old == null || !sameKeys(old, definition)) {
                ObjectNode create = index(name, "Create", definition);
                create.set("AttributeDefinitions", attributeDefinitions);
                remade.add(create);
            } else if (definition.has("ProvisionedThroughput")
                    && !sameThroughput(definition.get("ProvisionedThroughput"), old)) {
                ObjectNode update = Json.object().put("IndexName", index);
                update.set("ProvisionedThroughput", definition.get("ProvisionedThroughput"));
                resized.add(index(name, "Update", update));
            }
        });
        if (remade.size() > 1) {
            throw AwsException.badRequest("ValidationException",
                    "Cannot perform more than one GSI creation or deletion in a single update");
        }
        remade.addAll(resized);
        return remade;
    }

    private static ObjectNode index(String table, String change, JsonNode definition) {
        ObjectNode request = Json.object().put("TableName", table);
        request.putArray("GlobalSecondaryIndexUpdates").addObject().set(change, definition);
        return request;
    }

    private static boolean sameKeys(JsonNode one, JsonNode other) {
        return one.path("KeySchema").equals(other.path("KeySchema"))
                && one.path("Projection").path("ProjectionType").equals(other.path("Projection").path("ProjectionType"))
                && nonKeys(one).equals(nonKeys(other));
    }

    private static Set<String> nonKeys(JsonNode index) {
        Set<String> all = new HashSet<>();
        index.path("Projection").path("NonKeyAttributes").forEach(each -> all.add(each.asText()));
        return all;
    }

    private static boolean sameThroughput(JsonNode wanted, JsonNode described) {
        return Stream.of("ReadCapacityUnits", "WriteCapacityUnits")
                .allMatch(each -> wanted.path(each).asLong() == described.path("ProvisionedThroughput").path(each)
                        .asLong());
    }

    private static Map<String, JsonNode> byName(JsonNode indexes) {
        Map<String, JsonNode> all = new HashMap<>();
        indexes.forEach(each -> all.put(each.path("IndexName").asText(), each));
        return all;
    }

    /** Those settings that have actions of their own. */
    void applyRest(Tables tables, Scope scope, String name) {
        TableSettings kept = tables.get(scope, name);
        kept.recoverable(Boolean.TRUE.equals(settings.recoverable()), settings.recoveryDays(), tables.time().instant());
        kept.insights(Boolean.TRUE.equals(settings.insights()) ? "ENABLED" : "DISABLED");
        kept.untag(kept.tags().keySet());
        kept.tag(settings.tags());
        kept.policy(settings.resourcePolicy() == null ? null : Json.text(settings.resourcePolicy()),
                settings.resourcePolicy() == null ? null : kept.tableId());
        JsonNode wanted = settings.timeToLive();
        String attribute = wanted != null && wanted.path("Enabled").asBoolean() ? wanted.path("AttributeName").asText()
                : "";
        String had = tables.call(scope, "DescribeTimeToLive", Json.object().put("TableName", name))
                .path("TimeToLiveDescription").path("AttributeName").asText("");
        if (!attribute.equals(had)) {
            if (!had.isEmpty()) {
                timeToLive(tables, scope, name, had, false);
            }
            if (!attribute.isEmpty()) {
                timeToLive(tables, scope, name, attribute, true);
            }
        }
    }

    private static void timeToLive(Tables tables, Scope scope, String name, String attribute, boolean on) {
        ObjectNode request = Json.object().put("TableName", name);
        request.putObject("TimeToLiveSpecification").put("Enabled", on).put("AttributeName", attribute);
        tables.call(scope, "UpdateTimeToLive", request);
    }
}
