package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Elements;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API's actions on clusters. */
final class ClusterActions {

    static final Set<String> CREATION = Set.of("DBClusterIdentifier", "Engine", "EngineVersion", "EngineMode",
            "DatabaseName", "MasterUsername", "MasterUserPassword", "ManageMasterUserPassword", "Port",
            "EnableIAMDatabaseAuthentication", "DeletionProtection", "ServerlessV2ScalingConfiguration",
            "DBClusterParameterGroupName", "DBSubnetGroupName", "VpcSecurityGroupIds", "BackupRetentionPeriod",
            "CopyTagsToSnapshot", "StorageEncrypted", "KmsKeyId", "EnableCloudwatchLogsExports",
            "PreferredBackupWindow", "PreferredMaintenanceWindow", "AvailabilityZones", "Tags");
    private static final Set<String> MODIFICATION = Set.of("DBClusterIdentifier", "EngineVersion",
            "MasterUserPassword", "ManageMasterUserPassword", "RotateMasterUserPassword",
            "EnableIAMDatabaseAuthentication", "DeletionProtection", "ServerlessV2ScalingConfiguration",
            "DBClusterParameterGroupName", "VpcSecurityGroupIds", "BackupRetentionPeriod", "CopyTagsToSnapshot",
            "CloudwatchLogsExportConfiguration", "PreferredBackupWindow", "PreferredMaintenanceWindow",
            "ApplyImmediately");
    private static final int PAGE = 100;

    private final Clusters clusters;

    ClusterActions(Clusters clusters) {
        this.clusters = clusters;
    }

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateDBCluster",
                (call, input) -> shown(clusters.create(call.scope(), Members.of(input, CREATION))))
                .on("ModifyDBCluster", this::modify)
                .on("DeleteDBCluster", this::delete)
                .on("DescribeDBClusters", this::describe)
                .on("DescribeDBClusterEndpoints", this::endpoints)
                .on("StopDBCluster", (call, input) -> {
                    Cluster cluster = cluster(call, input);
                    clusters.stop(cluster);
                    return shown(cluster);
                })
                .on("StartDBCluster", (call, input) -> {
                    Cluster cluster = cluster(call, input);
                    clusters.start(cluster);
                    return shown(cluster);
                });
    }

    private Struct modify(Call call, Input given) {
        Input input = Members.of(given, MODIFICATION);
        return shown(clusters.modify(call.scope(), input.text("DBClusterIdentifier"), input));
    }

    private Struct delete(Call call, Input input) {
        if (!input.flag("SkipFinalSnapshot")) {
            throw input.has("FinalDBSnapshotIdentifier")
                    ? Errors.notHere("FinalDBSnapshotIdentifier", "There are no snapshots; give SkipFinalSnapshot.")
                    : Errors.combination(
                            "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }
        Cluster cluster = cluster(call, input);
        Struct last = Shapes.cluster(cluster).with("Status", "deleting");
        clusters.delete(call.scope(), cluster.id());
        return Struct.of("DBCluster", last);
    }

    private Struct describe(Call call, Input given) {
        Input input = Members.of(given);
        Map<String, Set<String>> filters = Members.filters(input,
                Set.of("db-cluster-id", "db-cluster-resource-id", "engine"));
        List<Struct> all = input.optionalText("DBClusterIdentifier")
                .map(id -> List.of(clusters.get(call.scope(), id)))
                .orElseGet(() -> clusters.all(call.scope())).stream()
                .filter(each -> matches(filters, each)).map(Shapes::cluster).toList();
        return page(input, "DBClusters", "DBCluster", all);
    }

    private static boolean matches(Map<String, Set<String>> filters, Cluster cluster) {
        return filters.entrySet().stream().allMatch(filter -> switch (filter.getKey()) {
            case "db-cluster-id" -> filter.getValue().contains(cluster.id())
                    || filter.getValue().contains(cluster.arn());
            case "db-cluster-resource-id" -> filter.getValue().contains(cluster.identity().resourceId());
            default -> filter.getValue().contains(EngineVersion.ENGINE);
        });
    }

    private Struct endpoints(Call call, Input given) {
        Input input = Members.of(given);
        Members.filters(input, Set.of());
        List<Struct> all = input.optionalText("DBClusterIdentifier")
                .map(id -> List.of(clusters.get(call.scope(), id)))
                .orElseGet(() -> clusters.all(call.scope())).stream()
                .flatMap(cluster -> Shapes.endpoints(cluster).stream()).toList();
        return page(input, "DBClusterEndpoints", "DBClusterEndpointList", all);
    }

    private Cluster cluster(Call call, Input input) {
        return clusters.get(call.scope(), input.text("DBClusterIdentifier"));
    }

    private static Struct shown(Cluster cluster) {
        return Struct.of("DBCluster", Shapes.cluster(cluster));
    }

    /** @throws AwsException if the size or the marker isn't one */
    static Struct page(Input input, String member, String item, List<Struct> all) {
        int size = input.optionalInt("MaxRecords").orElse(PAGE);
        if (size < 20 || size > PAGE) {
            throw Errors.invalidValue("Invalid value " + size + " for MaxRecords. Must be between 20 and 100");
        }
        Page<Struct> page = Page.of(all, size, input.optionalText("Marker"),
                () -> Errors.invalidValue("The request's marker wasn't given by this service."));
        return Struct.of(member, new Elements(item, page.items())).with("Marker", page.next().orElse(null));
    }
}
