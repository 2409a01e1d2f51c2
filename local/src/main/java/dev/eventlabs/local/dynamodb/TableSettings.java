package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of a table besides what the engine keeps. Thread-safe: guarded by itself. */
final class TableSettings {

    private final String tableId;
    private final Map<String, String> tags = new TreeMap<>();
    private boolean deletionProtected;
    private String tableClass;
    private Instant tableClassChanged;
    private JsonNode encryption;
    private JsonNode onDemandThroughput;
    private boolean recoverable;
    private int recoveryDays = 35;
    private Instant recoverableSince;
    private String policy;
    private String policyRevision;
    private String insights = "DISABLED";

    TableSettings(String tableId) {
        this.tableId = tableId;
    }

    String tableId() {
        return tableId;
    }

    synchronized Map<String, String> tags() {
        return new TreeMap<>(tags);
    }

    synchronized void tag(Map<String, String> added) {
        tags.putAll(added);
    }

    synchronized void untag(Iterable<String> keys) {
        keys.forEach(tags::remove);
    }

    synchronized boolean deletionProtected() {
        return deletionProtected;
    }

    /** Takes over those members of a CreateTable or UpdateTable request that the engine doesn't know. */
    synchronized void take(ObjectNode request, Instant now) {
        if (request.has("DeletionProtectionEnabled")) {
            deletionProtected = request.get("DeletionProtectionEnabled").asBoolean();
        }
        if (request.hasNonNull("TableClass")) {
            tableClassChanged = tableClass == null ? null : now;
            tableClass = request.get("TableClass").asText();
        }
        if (request.hasNonNull("SSESpecification")) {
            JsonNode wanted = request.get("SSESpecification");
            encryption = wanted.path("Enabled").asBoolean() ? wanted : null;
        }
        if (request.hasNonNull("OnDemandThroughput")) {
            onDemandThroughput = request.get("OnDemandThroughput");
        }
    }

    /** Completes a table's description. */
    synchronized void describe(ObjectNode table, Scope scope) {
        table.put("TableId", tableId);
        table.put("DeletionProtectionEnabled", deletionProtected);
        if (tableClass != null) {
            ObjectNode summary = table.putObject("TableClassSummary").put("TableClass", tableClass);
            if (tableClassChanged != null) {
                summary.set("LastUpdateDateTime", Json.MAPPER.valueToTree(tableClassChanged));
            }
        }
        if (encryption != null) {
            String key = encryption.path("KMSMasterKeyId").asText("");
            table.putObject("SSEDescription").put("Status", "ENABLED").put("SSEType", "KMS").put("KMSMasterKeyArn",
                    key.startsWith("arn:") ? key
                            : scope.arn("kms", key.isEmpty() ? "alias/aws/dynamodb" : "key/" + key));
        }
        if (onDemandThroughput != null) {
            table.set("OnDemandThroughput", onDemandThroughput);
        }
    }

    /** Point-in-time recovery: kept and shown; there is nothing to recover from. */
    synchronized void recoverable(boolean on, Integer days, Instant now) {
        if (on && !recoverable) {
            recoverableSince = now;
        }
        recoverable = on;
        recoveryDays = days == null ? 35 : days;
    }

    synchronized ObjectNode backups(Instant now) {
        ObjectNode description = Json.object().put("ContinuousBackupsStatus", "ENABLED");
        ObjectNode recovery = description.putObject("PointInTimeRecoveryDescription").put("PointInTimeRecoveryStatus",
                recoverable ? "ENABLED" : "DISABLED");
        if (recoverable) {
            recovery.put("RecoveryPeriodInDays", recoveryDays);
            recovery.set("EarliestRestorableDateTime", Json.MAPPER.valueToTree(recoverableSince));
            recovery.set("LatestRestorableDateTime", Json.MAPPER.valueToTree(now));
        }
        return description;
    }

    synchronized String policy() {
        return policy;
    }

    synchronized String policyRevision() {
        return policyRevision;
    }

    synchronized void policy(String document, String revision) {
        policy = document;
        policyRevision = revision;
    }

    synchronized String insights() {
        return insights;
    }

    synchronized void insights(String status) {
        insights = status;
    }
}
