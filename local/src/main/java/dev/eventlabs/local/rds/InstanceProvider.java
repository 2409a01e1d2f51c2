package dev.eventlabs.local.rds;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::RDS::DBInstance}, as a member of a cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html">the type</a>
 */
final class InstanceProvider implements ResourceProvider<InstanceProvider.Properties> {

    private static final int LONGEST_NAME = 63;

    private final Instances instances;

    InstanceProvider(Instances instances) {
        this.instances = instances;
    }

    record Properties(@JsonProperty("DBInstanceIdentifier") String dbInstanceIdentifier,
            @JsonProperty("DBClusterIdentifier") String dbClusterIdentifier,
            @JsonProperty("DBInstanceClass") String dbInstanceClass, String engine, String engineVersion,
            Integer promotionTier, Boolean publiclyAccessible, String availabilityZone,
            @JsonProperty("DBParameterGroupName") String dbParameterGroupName,
            @JsonProperty("DBSubnetGroupName") String dbSubnetGroupName, Boolean autoMinorVersionUpgrade,
            Boolean allowMajorVersionUpgrade, Boolean applyImmediately,
            @JsonProperty("CACertificateIdentifier") String caCertificateIdentifier,
            Boolean certificateRotationRestart, Boolean copyTagsToSnapshot, Boolean deleteAutomatedBackups,
            Boolean enablePerformanceInsights,
            @JsonProperty("PerformanceInsightsKMSKeyId") String performanceInsightsKmsKeyId,
            Integer performanceInsightsRetentionPeriod, String databaseInsightsMode, Integer monitoringInterval,
            String monitoringRoleArn, String preferredMaintenanceWindow, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::RDS::DBInstance";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("DBInstanceIdentifier");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DBInstanceIdentifier", "DBClusterIdentifier", "AvailabilityZone", "DBSubnetGroupName", "Engine");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EngineVersion", "PubliclyAccessible", "AvailabilityZone", "DBParameterGroupName",
                "DBSubnetGroupName", "AutoMinorVersionUpgrade", "AllowMajorVersionUpgrade", "ApplyImmediately",
                "CACertificateIdentifier", "CertificateRotationRestart", "CopyTagsToSnapshot",
                "DeleteAutomatedBackups", "EnablePerformanceInsights", "PerformanceInsightsKMSKeyId",
                "PerformanceInsightsRetentionPeriod", "DatabaseInsightsMode", "MonitoringInterval",
                "MonitoringRoleArn", "PreferredMaintenanceWindow");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Endpoint.Address", "Endpoint.Port", "Endpoint.HostedZoneId", "DBInstanceArn", "DbiResourceId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Input input = Propagated.input(context, properties, properties.tags());
        if (!input.has("DBInstanceIdentifier")) {
            input.node().put("DBInstanceIdentifier", context.generatedLowerCaseName(LONGEST_NAME));
        }
        return done(instances.create(context.scope(), input));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(instances.modify(context.scope(), id, Propagated.input(context, after, after.tags())));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        instances.find(context.scope(), id).ifPresent(instance -> instances.delete(context.scope(), id));
        return Outcome.done(id);
    }

    private Outcome done(Instance instance) {
        return Outcome.done(instance.id(), Map.of("Endpoint.Address", Cluster.HOST, "Endpoint.Port",
                Integer.toString(instances.cluster(instance).port()), "Endpoint.HostedZoneId", Shapes.ZONE_ID,
                "DBInstanceArn", instance.arn(), "DbiResourceId", instance.resourceId()));
    }
}
