package dev.eventlabs.local.rds;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::RDS::DBCluster}, with the engine {@code aurora-postgresql}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html">the type</a>
 */
final class ClusterProvider implements ResourceProvider<ClusterProvider.Properties> {

    private static final int LONGEST_NAME = 63;

    private final Clusters clusters;

    ClusterProvider(Clusters clusters) {
        this.clusters = clusters;
    }

    record Capacity(BigDecimal minCapacity, BigDecimal maxCapacity, Integer secondsUntilAutoPause) {}

    record UserSecret(String kmsKeyId, String secretArn) {}

    record Properties(@JsonProperty("DBClusterIdentifier") String dbClusterIdentifier, String engine,
            String engineVersion, String engineMode, String databaseName, String masterUsername,
            String masterUserPassword, Boolean manageMasterUserPassword, UserSecret masterUserSecret, Integer port,
            @JsonProperty("EnableIAMDatabaseAuthentication") Boolean enableIamDatabaseAuthentication,
            Boolean deletionProtection, Capacity serverlessV2ScalingConfiguration,
            @JsonProperty("DBClusterParameterGroupName") String dbClusterParameterGroupName,
            @JsonProperty("DBInstanceParameterGroupName") String dbInstanceParameterGroupName,
            @JsonProperty("DBSubnetGroupName") String dbSubnetGroupName, List<String> vpcSecurityGroupIds,
            Integer backupRetentionPeriod, Boolean copyTagsToSnapshot, Boolean storageEncrypted, String kmsKeyId,
            String storageType, List<String> enableCloudwatchLogsExports, String preferredBackupWindow,
            String preferredMaintenanceWindow, List<String> availabilityZones, Boolean autoMinorVersionUpgrade,
            Boolean allowMajorVersionUpgrade, Boolean applyImmediately, Boolean deleteAutomatedBackups,
            Boolean performanceInsightsEnabled, Integer performanceInsightsRetentionPeriod,
            String performanceInsightsKmsKeyId, Integer monitoringInterval, String monitoringRoleArn,
            String databaseInsightsMode, String networkType, String engineLifecycleSupport, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::RDS::DBCluster";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("DBClusterIdentifier");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DBClusterIdentifier", "Engine", "EngineMode", "DatabaseName", "MasterUsername",
                "DBSubnetGroupName", "KmsKeyId", "StorageEncrypted", "AvailabilityZones");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("Port", "MasterUserSecret", "DBInstanceParameterGroupName", "DBSubnetGroupName",
                "VpcSecurityGroupIds", "BackupRetentionPeriod", "CopyTagsToSnapshot", "StorageEncrypted", "KmsKeyId",
                "StorageType", "EnableCloudwatchLogsExports", "PreferredBackupWindow", "PreferredMaintenanceWindow",
                "AvailabilityZones", "AutoMinorVersionUpgrade", "AllowMajorVersionUpgrade", "ApplyImmediately",
                "DeleteAutomatedBackups", "PerformanceInsightsEnabled", "PerformanceInsightsRetentionPeriod",
                "PerformanceInsightsKmsKeyId", "MonitoringInterval", "MonitoringRoleArn", "DatabaseInsightsMode",
                "NetworkType", "EngineLifecycleSupport");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Endpoint.Address", "Endpoint.Port", "ReadEndpoint.Address", "DBClusterArn",
                "DBClusterResourceId", "MasterUserSecret.SecretArn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.engineMode() != null && !properties.engineMode().equals("provisioned")) {
            return Outcome.failed("EngineMode " + properties.engineMode()
                    + " isn't supported by the embedded AWS. Leave it out, or set provisioned.");
        }
        Input input = Propagated.input(context, properties, properties.tags());
        if (!input.has("DBClusterIdentifier")) {
            input.node().put("DBClusterIdentifier", context.generatedLowerCaseName(LONGEST_NAME));
        }
        return done(clusters.create(context.scope(), input));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        Input input = Propagated.input(context, after, after.tags());
        // Unless the template changes it, the password stays what it was made since.
        if (Objects.equals(before.masterUserPassword(), after.masterUserPassword())) {
            input.node().remove("MasterUserPassword");
        }
        input.node().put("ManageMasterUserPassword", Boolean.TRUE.equals(after.manageMasterUserPassword()));
        return done(clusters.modify(context.scope(), id, input));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        clusters.find(context.scope(), id).ifPresent(cluster -> clusters.delete(context.scope(), id));
        return Outcome.done(id);
    }

    private static Outcome done(Cluster cluster) {
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("Endpoint.Address", Cluster.HOST, "Endpoint.Port",
                Integer.toString(cluster.port()), "ReadEndpoint.Address", Cluster.HOST, "DBClusterArn",
                cluster.arn(), "DBClusterResourceId", cluster.identity().resourceId()));
        cluster.secretArn().ifPresent(arn -> attributes.put("MasterUserSecret.SecretArn", arn));
        return Outcome.done(cluster.id(), attributes);
    }
}
