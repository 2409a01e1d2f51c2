package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tables: the engine's, completed by what it lacks. For the API and for CloudFormation alike. Thread-safe. */
final class Tables {

    /** Members of CreateTable and UpdateTable that are kept here. */
    private static final List<String> OURS = List.of("DeletionProtectionEnabled", "TableClass", "SSESpecification",
            "OnDemandThroughput", "Tags", "ResourcePolicy");
    private static final Set<String> CREATE = Set.of("AttributeDefinitions", "TableName", "KeySchema",
            "LocalSecondaryIndexes",
            "GlobalSecondaryIndexes", "BillingMode", "ProvisionedThroughput", "StreamSpecification");
    private static final Set<String> UPDATE = Set.of("AttributeDefinitions", "TableName", "BillingMode",
            "ProvisionedThroughput",
            "GlobalSecondaryIndexUpdates", "StreamSpecification");
    private static final Set<String> CLASSES = Set.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");

    private final LocalEngine engine;
    private final Writes writes;
    private final Time time;
    private final Ids ids;
    private final Map<Scope, Map<String, TableSettings>> settings = new ConcurrentHashMap<>();

    Tables(LocalEngine engine, Time time, Ids ids) {
        this.engine = engine;
        writes = new Writes(time, new StreamReads(this)::last);
        this.time = time;
        this.ids = ids;
    }

    Writes writes() {
        return writes;
    }

    Time time() {
        return time;
    }

    /** @return the table's description */
    ObjectNode create(Scope scope, ObjectNode request, Map<String, String> tags) {
        check(request, CREATE);
        if (settings(scope).containsKey(request.path("TableName").asText())) {
            throw AwsException.badRequest("ResourceInUseException",
                    "Table already exists: " + request.path("TableName").asText());
        }
        ObjectNode table = object(call(scope, "CreateTable", without(request)), "TableDescription");
        TableSettings fresh = new TableSettings(ids.uuid());
        fresh.take(request, time.instant());
        fresh.tag(tags);
        if (request.hasNonNull("ResourcePolicy")) {
            fresh.policy(request.get("ResourcePolicy").asText(), ids.uuid());
        }
        settings(scope).put(table.path("TableName").asText(), fresh);
        return noted(scope, complete(scope, table));
    }

    private ObjectNode noted(Scope scope, ObjectNode table) {
        if (table.path("StreamSpecification").path("StreamEnabled").asBoolean()) {
            writes.of(scope, table.path("TableName").asText());
        }
        return table;
    }

    ObjectNode describe(Scope scope, String name) {
        return complete(scope, object(call(scope, "DescribeTable", named(name)), "Table"));
    }

    Optional<ObjectNode> find(Scope scope, String name) {
        return settings(scope).containsKey(name) ? Optional.of(describe(scope, name)) : Optional.empty();
    }

    ObjectNode update(Scope scope, ObjectNode request) {
        check(request, UPDATE);
        String name = Arns.tableName(request.path("TableName").asText());
        TableSettings kept = get(scope, name);
        ObjectNode left = without(request);
        left.put("TableName", name);
        // The engine knows no table whose every change is ours.
        if (left.size() > 1) {
            call(scope, "UpdateTable", left);
            writes.find(scope, name).ifPresent(StreamWrites::wake);
        }
        kept.take(request, time.instant());
        return noted(scope, describe(scope, name));
    }

    ObjectNode delete(Scope scope, String name) {
        TableSettings kept = get(scope, name);
        if (kept.deletionProtected()) {
            throw AwsException.badRequest("ValidationException",
                    "Resource cannot be deleted as it is currently protected against "
                            + "deletion. Disable deletion protection first.");
        }
        ObjectNode table = object(call(scope, "DeleteTable", named(name)), "TableDescription");
        settings(scope).remove(name);
        writes.end(scope, name);
        kept.describe(table, scope);
        return table.put("TableStatus", "DELETING");
    }

    /** @throws AwsException if there is no such table */
    TableSettings get(Scope scope, String name) {
        TableSettings kept = settings(scope).get(name);
        if (kept == null) {
            throw AwsException.badRequest("ResourceNotFoundException",
                    "Requested resource not found: Table: " + name + " not found");
        }
        return kept;
    }

    /** @return the engine's answer with our ARNs */
    JsonNode call(Scope scope, String operation, ObjectNode request) {
        LocalEngine.Answer answer = checked(engine.call(scope, operation,
                Arns.engines(scope, Json.text(request)).getBytes(StandardCharsets.UTF_8)));
        return Json.parseOwn(Arns.ours(scope, new String(answer.body(), StandardCharsets.UTF_8)));
    }

    /** Without looking for ARNs, neither ours in the request nor the engine's in the answer. */
    JsonNode callAsItIs(Scope scope, String operation, ObjectNode request) {
        return Json.parseOwn(checked(engine.call(scope, operation, Json.bytes(request))).body());
    }

    /** GetRecords, without looking for ARNs either. */
    ObjectNode records(Scope scope, ObjectNode request) {
        return engine.records(scope, Json.bytes(request));
    }

    private static LocalEngine.Answer checked(LocalEngine.Answer answer) {
        if (answer.isRefusal()) {
            throw answer.exception();
        }
        return answer;
    }

    private ObjectNode complete(Scope scope, ObjectNode table) {
        // A table that nobody's settings are kept of can't be: all are made through here.
        Optional.ofNullable(settings(scope).get(table.path("TableName").asText()))
                .ifPresent(kept -> kept.describe(table, scope));
        return table;
    }

    private Map<String, TableSettings> settings(Scope scope) {
        return settings.computeIfAbsent(scope, each -> new ConcurrentHashMap<>());
    }

    private static void check(ObjectNode request, Set<String> known) {
        request.fieldNames().forEachRemaining(member -> {
            if (!known.contains(member) && !OURS.contains(member)) {
                throw AwsException.badRequest("ValidationException",
                        "The embedded AWS's DynamoDB doesn't have " + member + ".");
            }
        });
        String tableClass = request.path("TableClass").asText("STANDARD");
        if (!CLASSES.contains(tableClass)) {
            throw AwsException.constraint("ValidationException", tableClass, "tableClass",
                    "Member must satisfy enum value set: " + CLASSES);
        }
    }

    private static ObjectNode without(ObjectNode request) {
        ObjectNode left = request.deepCopy();
        return left.remove(OURS);
    }

    private static ObjectNode named(String table) {
        return Json.object().put("TableName", table);
    }

    private static ObjectNode object(JsonNode answer, String member) {
        return (ObjectNode) answer.get(member);
    }
}
