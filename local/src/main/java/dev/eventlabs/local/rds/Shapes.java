package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Elements;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;

/** What the API shows of things. */
final class Shapes {

    static final String ZONE_ID = "Z2R2ITUGPM61AM";

    private Shapes() {}

    static Struct cluster(Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        Struct struct = Struct.of("DBClusterIdentifier", cluster.id()).with("DBClusterArn", cluster.arn())
                .with("DbClusterResourceId", cluster.identity().resourceId()).with("Status", cluster.status())
                .with("Engine", EngineVersion.ENGINE).with("EngineVersion", settings.engineVersion())
                .with("EngineMode", "provisioned").with("Endpoint", Cluster.HOST)
                .with("ReaderEndpoint", Cluster.HOST).with("Port", cluster.port()).with("HostedZoneId", ZONE_ID)
                .with("MasterUsername", cluster.masterUser())
                .with("DatabaseName", cluster.databaseName().orElse(null)).with("MultiAZ", false)
                .with("AllocatedStorage", 1).with("ClusterCreateTime", cluster.identity().createdAt())
                .with("BackupRetentionPeriod", settings.backupRetentionDays())
                .with("PreferredBackupWindow", settings.backupWindow())
                .with("PreferredMaintenanceWindow", settings.maintenanceWindow())
                .with("DBClusterParameterGroup", settings.parameterGroupInUse())
                .with("DBSubnetGroup", settings.subnetGroup())
                .with("IAMDatabaseAuthenticationEnabled", settings.iamAuthentication())
                .with("DeletionProtection", settings.deletionProtection())
                .with("StorageEncrypted", settings.storageEncrypted()).with("KmsKeyId", settings.kmsKeyId())
                .with("CopyTagsToSnapshot", settings.copyTagsToSnapshot()).with("HttpEndpointEnabled", false)
                .with("EnabledCloudwatchLogsExports", settings.logExports())
                .with("VpcSecurityGroups", securityGroups(settings.securityGroups()))
                .with("DBClusterMembers", members(cluster)).with("TagList", tags(settings.tags()));
        settings.scaling().ifPresent(scaling -> struct.with("ServerlessV2ScalingConfiguration", scaling.struct()));
        cluster.secretArn().ifPresent(arn -> struct.with("MasterUserSecret",
                Struct.of("SecretArn", arn).with("SecretStatus", "active")));
        return struct;
    }

    static Struct instance(Instance instance, Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        return Struct.of("DBInstanceIdentifier", instance.id()).with("DBInstanceArn", instance.arn())
                .with("DbiResourceId", instance.resourceId()).with("DBInstanceStatus", cluster.status())
                .with("DBInstanceClass", instance.instanceClass()).with("DBClusterIdentifier", cluster.id())
                .with("Engine", EngineVersion.ENGINE).with("EngineVersion", settings.engineVersion())
                .with("Endpoint",
                        Struct.of("Address", Cluster.HOST).with("Port", cluster.port()).with("HostedZoneId", ZONE_ID))
                .with("MasterUsername", cluster.masterUser()).with("DBName", cluster.databaseName().orElse(null))
                .with("AllocatedStorage", 1).with("StorageType", "aurora")
                .with("InstanceCreateTime", instance.createdAt()).with("AvailabilityZone", instance.zone())
                .with("PromotionTier", instance.promotionTier()).with("MultiAZ", false)
                .with("PubliclyAccessible", instance.publiclyAccessible())
                .with("StorageEncrypted", settings.storageEncrypted())
                .with("IAMDatabaseAuthenticationEnabled", settings.iamAuthentication())
                .with("DeletionProtection", false).with("CACertificateIdentifier", "eventlabs-local")
                .with("VpcSecurityGroups", securityGroups(settings.securityGroups()))
                .with("DBParameterGroups", new Elements("DBParameterGroup", List.of(Struct
                        .of("DBParameterGroupName", instance.parameterGroup() == null
                                ? "default." + EngineVersion.family(settings.engineVersion())
                                : instance.parameterGroup())
                        .with("ParameterApplyStatus", "in-sync"))))
                .with("TagList", tags(instance.tags()));
    }

    static Struct subnetGroup(SubnetGroup group) {
        return Struct.of("DBSubnetGroupName", group.name()).with("DBSubnetGroupDescription", group.description())
                .with("SubnetGroupStatus", "Complete").with("DBSubnetGroupArn", group.arn())
                .with("Subnets", new Elements("Subnet", group.subnetIds().stream()
                        .map(id -> Struct.of("SubnetIdentifier", id).with("SubnetStatus", "Active")).toList()));
    }

    static Struct parameterGroup(ParameterGroup group) {
        boolean cluster = group.level() == ParameterGroup.Level.CLUSTER;
        String kind = cluster ? "DBClusterParameterGroup" : "DBParameterGroup";
        return Struct.of(kind + "Name", group.name()).with("DBParameterGroupFamily", group.family())
                .with("Description", group.description()).with(kind + "Arn", group.arn());
    }

    /** The one that writes, and the one that reads: the same server. */
    static List<Struct> endpoints(Cluster cluster) {
        return List.of("WRITER", "READER").stream()
                .map(type -> Struct.of("DBClusterIdentifier", cluster.id()).with("Endpoint", Cluster.HOST)
                        .with("Status", "available").with("EndpointType", type))
                .toList();
    }

    static Elements tags(Map<String, String> tags) {
        return new Elements("Tag", Tag.list(tags));
    }

    private static Elements securityGroups(List<String> ids) {
        return new Elements("VpcSecurityGroupMembership", ids.stream()
                .map(id -> Struct.of("VpcSecurityGroupId", id).with("Status", "active")).toList());
    }

    private static Elements members(Cluster cluster) {
        String writer = cluster.writer().map(Instance::id).orElse("");
        return new Elements("DBClusterMember", cluster.instances().stream()
                .map(each -> Struct.of("DBInstanceIdentifier", each.id())
                        .with("IsClusterWriter", each.id().equals(writer))
                        .with("DBClusterParameterGroupStatus", "in-sync")
                        .with("PromotionTier", each.promotionTier()))
                .toList());
    }
}
