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

/** {@code AWS::DynamoDB::Table}. */
record TableProvider(Tables tables) implements ResourceProvider<TableProvider.Properties> {

    record Properties(String tableName, List<AttributeDefinition> attributeDefinitions, List<Key> keySchema,
            List<GlobalIndex> globalSecondaryIndexes, List<LocalIndex> localSecondaryIndexes, String billingMode,
            Throughput provisionedThroughput, OnDemand onDemandThroughput, Stream streamSpecification,
            TimeToLive timeToLiveSpecification,
            @JsonProperty("SSESpecification") Encryption sseSpecification,
            Recovery pointInTimeRecoverySpecification,
            Boolean deletionProtectionEnabled, String tableClass, Insights contributorInsightsSpecification,
            Policy resourcePolicy,
            List<Tag> tags) {}

    record AttributeDefinition(String attributeName, String attributeType) {}

    record Key(String attributeName, String keyType) {}

    record Projection(String projectionType, List<String> nonKeyAttributes) {}

    record Throughput(Long readCapacityUnits, Long writeCapacityUnits) {}

    record OnDemand(Long maxReadRequestUnits, Long maxWriteRequestUnits) {}

    record GlobalIndex(String indexName, List<Key> keySchema, Projection projection,
            Throughput provisionedThroughput) {}

    record LocalIndex(String indexName, List<Key> keySchema, Projection projection) {}

    record Stream(String streamViewType) {}

    record TimeToLive(String attributeName, Boolean enabled) {}

    record Encryption(@JsonProperty("SSEEnabled") Boolean sseEnabled,
            @JsonProperty("SSEType") String sseType,
            @JsonProperty("KMSMasterKeyId") String kmsMasterKeyId) {}

    record Recovery(Boolean pointInTimeRecoveryEnabled, Integer recoveryPeriodInDays) {}

    record Insights(Boolean enabled) {}

    record Policy(JsonNode policyDocument) {}

    @Override
    public String type() {
        return "AWS::DynamoDB::Table";
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
        return retyped(before.attributeDefinitions(), after.attributeDefinitions())
                ? Set.of("TableName", "KeySchema", "LocalSecondaryIndexes", "AttributeDefinitions")
                : createOnly();
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("SSESpecification", "PointInTimeRecoverySpecification", "TableClass",
                "ContributorInsightsSpecification",
                "ResourcePolicy", "OnDemandThroughput", "ProvisionedThroughput",
                "GlobalSecondaryIndexes.ProvisionedThroughput");
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

    static boolean retyped(List<AttributeDefinition> before, List<AttributeDefinition> after) {
        return before != null && after != null && before.stream().anyMatch(had -> after.stream().anyMatch(
                has -> had.attributeName().equals(has.attributeName())
                        && !had.attributeType().equals(has.attributeType())));
    }

    private static TableShape shape(ResourceContext context, Properties properties) {
        if (properties.keySchema() == null || properties.attributeDefinitions() == null) {
            throw AwsException.badRequest("ValidationException",
                    "Properties validation failed: KeySchema and AttributeDefinitions must be given");
        }
        String billing = properties.billingMode() == null ? "PROVISIONED" : properties.billingMode();
        checkCapacity(properties, billing);
        ArrayNode indexes = Json.MAPPER.createArrayNode();
        if (properties.globalSecondaryIndexes() != null) {
            properties.globalSecondaryIndexes().forEach(each -> indexes.add(Json.members(each)));
        }
        return new TableShape(Json.members(properties.attributeDefinitions()), Json.members(properties.keySchema()),
                indexes,
                Json.members(properties.localSecondaryIndexes()), billing,
                properties.provisionedThroughput() == null ? Json.object()
                        : (ObjectNode) Json.members(properties.provisionedThroughput()),
                properties.streamSpecification() == null ? null : properties.streamSpecification().streamViewType(),
                settings(context, properties));
    }

    private static void checkCapacity(Properties properties, String billing) {
        if (billing.equals("PROVISIONED")) {
            return;
        }
        if (properties.provisionedThroughput() != null) {
            throw capacityGiven("", billing);
        }
        if (properties.globalSecondaryIndexes() != null) {
            properties.globalSecondaryIndexes().stream().filter(each -> each.provisionedThroughput() != null)
                    .findFirst().ifPresent(each -> {
                        throw capacityGiven(" for index: " + each.indexName(), billing);
                    });
        }
    }

    private static AwsException capacityGiven(String where, String billing) {
        return AwsException.badRequest("ValidationException",
                "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be"
                        + " specified" + where + " when BillingMode is " + billing);
    }

    private static TableShape.Settings settings(ResourceContext context, Properties properties) {
        Recovery recovery = properties.pointInTimeRecoverySpecification();
        Insights insights = properties.contributorInsightsSpecification();
        return new TableShape.Settings(sse(properties.sseSpecification()), properties.tableClass(),
                properties.deletionProtectionEnabled(),
                Json.members(properties.timeToLiveSpecification()),
                recovery == null ? null : recovery.pointInTimeRecoveryEnabled(),
                recovery == null ? null : recovery.recoveryPeriodInDays(), insights == null ? null : insights.enabled(),
                properties.resourcePolicy() == null ? null : properties.resourcePolicy().policyDocument(),
                Tag.of(context, properties.tags()), (ObjectNode) Json.members(properties.onDemandThroughput()));
    }

    private static ObjectNode sse(Encryption encryption) {
        if (encryption == null) {
            return null;
        }
        ObjectNode sse = Json.object().put("Enabled", Boolean.TRUE.equals(encryption.sseEnabled()));
        if (encryption.kmsMasterKeyId() != null) {
            sse.put("KMSMasterKeyId", encryption.kmsMasterKeyId());
        }
        return sse;
    }
}
