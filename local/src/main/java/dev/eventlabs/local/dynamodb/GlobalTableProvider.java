package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::DynamoDB::GlobalTable} with one replica, the stack's own region: what CDK's TableV2 makes. */
record GlobalTableProvider(Tables tables) implements ResourceProvider<GlobalTableProvider.Properties> {

    record Properties(String tableName, List<TableProvider.AttributeDefinition> attributeDefinitions,
            List<TableProvider.Key> keySchema, List<GlobalIndex> globalSecondaryIndexes,
            List<TableProvider.LocalIndex> localSecondaryIndexes, String billingMode,
            WriteProvisioned writeProvisionedThroughputSettings, WriteOnDemand writeOnDemandThroughputSettings,
            TableProvider.Stream streamSpecification, TableProvider.TimeToLive timeToLiveSpecification,
            @JsonProperty("SSESpecification") Encryption sseSpecification, List<Replica> replicas) {}

    record GlobalIndex(String indexName, List<TableProvider.Key> keySchema, TableProvider.Projection projection,
            WriteProvisioned writeProvisionedThroughputSettings) {}

    record WriteProvisioned(AutoScaling writeCapacityAutoScalingSettings) {}

    record ReadProvisioned(Long readCapacityUnits, AutoScaling readCapacityAutoScalingSettings) {}

    record AutoScaling(Long minCapacity, Long maxCapacity, Long seedCapacity,
            JsonNode targetTrackingScalingPolicyConfiguration) {}

    record WriteOnDemand(Long maxWriteRequestUnits) {}

    record ReadOnDemand(Long maxReadRequestUnits) {}

    record Encryption(@JsonProperty("SSEEnabled") Boolean sseEnabled, @JsonProperty("SSEType") String sseType) {}

    record ReplicaEncryption(@JsonProperty("KMSMasterKeyId") String kmsMasterKeyId) {}

    record ReplicaIndex(String indexName, ReadProvisioned readProvisionedThroughputSettings) {}

    record Replica(String region, Boolean deletionProtectionEnabled, String tableClass,
            TableProvider.Recovery pointInTimeRecoverySpecification,
            TableProvider.Insights contributorInsightsSpecification,
            List<ReplicaIndex> globalSecondaryIndexes, ReadProvisioned readProvisionedThroughputSettings,
            ReadOnDemand readOnDemandThroughputSettings, TableProvider.Policy resourcePolicy,
            @JsonProperty("SSESpecification") ReplicaEncryption sseSpecification, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::DynamoDB::GlobalTable";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("TableName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("TableName", "KeySchema", "LocalSecondaryIndexes");
    }

    /** An attribute can't become one of another type: only one that is new is added to what is there. */
    @Override
    public Set<String> createOnly(Properties before, Properties after) {
        return TableProvider.retyped(before.attributeDefinitions(), after.attributeDefinitions())
                ? Set.of("TableName", "KeySchema", "LocalSecondaryIndexes", "AttributeDefinitions")
                : createOnly();
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("SSESpecification", "WriteProvisionedThroughputSettings", "WriteOnDemandThroughputSettings",
                "GlobalSecondaryIndexes.WriteProvisionedThroughputSettings",
                "Replicas.ContributorInsightsSpecification",
                "Replicas.GlobalSecondaryIndexes.ReadProvisionedThroughputSettings",
                "Replicas.PointInTimeRecoverySpecification", "Replicas.ReadOnDemandThroughputSettings",
                "Replicas.ReadProvisionedThroughputSettings", "Replicas.ResourcePolicy", "Replicas.SSESpecification",
                "Replicas.TableClass");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "StreamArn", "TableId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return new TableLifecycle(tables).create(context.scope(),
                properties.tableName() == null ? context.generatedName(255) : properties.tableName(),
                shape(context, properties));
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return new TableLifecycle(tables).update(context.scope(), name, shape(context, after));
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        return new TableLifecycle(tables).delete(context.scope(), name);
    }

    private static TableShape shape(ResourceContext context, Properties properties) {
        if (properties.keySchema() == null || properties.attributeDefinitions() == null) {
            throw AwsException.badRequest("ValidationException",
                    "Properties validation failed: KeySchema and AttributeDefinitions must be given");
        }
        Replica replica = onlyReplica(context, properties.replicas());
        String billing = properties.billingMode() == null ? "PROVISIONED" : properties.billingMode();
        ArrayNode indexes = Json.MAPPER.createArrayNode();
        if (properties.globalSecondaryIndexes() != null) {
            properties.globalSecondaryIndexes().forEach(each -> indexes.add(index(each, billing, replica)));
        }
        return new TableShape(Json.members(properties.attributeDefinitions()), Json.members(properties.keySchema()),
                indexes,
                Json.members(properties.localSecondaryIndexes()), billing,
                throughput(properties.writeProvisionedThroughputSettings(),
                        replica.readProvisionedThroughputSettings()),
                properties.streamSpecification() == null ? null : properties.streamSpecification().streamViewType(),
                settings(context, properties, replica));
    }

    private static Replica onlyReplica(ResourceContext context, List<Replica> replicas) {
        if (replicas == null || replicas.size() != 1
                || !context.scope().region().equals(replicas.getFirst().region())) {
            throw AwsException.badRequest("ValidationException",
                    "Replicas: the embedded AWS has global tables with exactly one "
                            + "replica, in the stack's own region " + context.scope().region() + ", but was given "
                            + (replicas == null ? "none" : replicas.stream().map(Replica::region).toList()) + ".");
        }
        return replicas.getFirst();
    }

    private static ObjectNode index(GlobalIndex index, String billing, Replica replica) {
        ObjectNode node = (ObjectNode) Json.members(index);
        node.remove("WriteProvisionedThroughputSettings");
        if (billing.equals("PROVISIONED")) {
            ReadProvisioned read = replica.globalSecondaryIndexes() == null ? null
                    : replica.globalSecondaryIndexes().stream()
                            .filter(each -> each.indexName().equals(index.indexName())).findFirst()
                            .map(ReplicaIndex::readProvisionedThroughputSettings).orElse(null);
            node.set("ProvisionedThroughput", throughput(index.writeProvisionedThroughputSettings(), read));
        }
        return node;
    }

    /** Capacities don't scale here: a table has what it starts with on AWS. */
    private static ObjectNode throughput(WriteProvisioned write, ReadProvisioned read) {
        return Json.object()
                .put("ReadCapacityUnits", read == null ? 1
                        : read.readCapacityUnits() != null ? read.readCapacityUnits()
                                : seed(read.readCapacityAutoScalingSettings()))
                .put("WriteCapacityUnits", write == null ? 1 : seed(write.writeCapacityAutoScalingSettings()));
    }

    private static long seed(AutoScaling scaling) {
        if (scaling == null) {
            return 1;
        }
        return scaling.seedCapacity() != null ? scaling.seedCapacity()
                : scaling.minCapacity() == null ? 1 : scaling.minCapacity();
    }

    private static TableShape.Settings settings(ResourceContext context, Properties properties, Replica replica) {
        ObjectNode sse = null;
        if (properties.sseSpecification() != null) {
            sse = Json.object().put("Enabled", Boolean.TRUE.equals(properties.sseSpecification().sseEnabled()));
            if (replica.sseSpecification() != null && replica.sseSpecification().kmsMasterKeyId() != null) {
                sse.put("KMSMasterKeyId", replica.sseSpecification().kmsMasterKeyId());
            }
        }
        TableProvider.Recovery recovery = replica.pointInTimeRecoverySpecification();
        return new TableShape.Settings(sse, replica.tableClass(), replica.deletionProtectionEnabled(),
                Json.members(properties.timeToLiveSpecification()),
                recovery == null ? null : recovery.pointInTimeRecoveryEnabled(),
                recovery == null ? null : recovery.recoveryPeriodInDays(),
                replica.contributorInsightsSpecification() == null ? null
                        : replica.contributorInsightsSpecification().enabled(),
                replica.resourcePolicy() == null ? null : replica.resourcePolicy().policyDocument(),
                Tag.of(context, replica.tags()), onDemand(properties, replica));
    }

    private static ObjectNode onDemand(Properties properties, Replica replica) {
        if (properties.writeOnDemandThroughputSettings() == null && replica.readOnDemandThroughputSettings() == null) {
            return null;
        }
        ObjectNode limits = Json.object();
        if (replica.readOnDemandThroughputSettings() != null) {
            limits.put("MaxReadRequestUnits", replica.readOnDemandThroughputSettings().maxReadRequestUnits());
        }
        if (properties.writeOnDemandThroughputSettings() != null) {
            limits.put("MaxWriteRequestUnits", properties.writeOnDemandThroughputSettings().maxWriteRequestUnits());
        }
        return limits;
    }
}
