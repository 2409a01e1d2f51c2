package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What can be set of a cluster, apart from its password.
 *
 * @param scaling null if none was given
 * @param subnetGroup null for the VPC's default
 * @param kmsKeyId null for AWS's own
 */
record ClusterSettings(String engineVersion, boolean iamAuthentication, boolean deletionProtection,
        Optional<Scaling> scaling, String parameterGroup, String subnetGroup, List<String> securityGroups,
        int backupRetentionDays, boolean copyTagsToSnapshot, boolean storageEncrypted, String kmsKeyId,
        List<String> logExports, String backupWindow, String maintenanceWindow, Map<String, String> tags) {

    private static final int LONGEST_RETENTION_DAYS = 35;
    private static final List<String> LOGS = List.of("iam-db-auth-error", "instance", "postgresql");

    /** What AWS sets where nothing is given. */
    static ClusterSettings standard() {
        return new ClusterSettings(EngineVersion.DEFAULT, false, false, Optional.empty(), null, "default", List.of(), 1,
                false, false, null, List.of(), "07:00-07:30", "sun:05:00-sun:05:30", Map.of());
    }

    /** With what the request sets; the rest stays. */
    ClusterSettings with(Input input) {
        String version = input.optionalText("EngineVersion").map(EngineVersion::check).orElse(engineVersion);
        int retention = input.optionalInt("BackupRetentionPeriod").orElse(backupRetentionDays);
        if (retention < 1 || retention > LONGEST_RETENTION_DAYS) {
            throw Errors.invalidValue("Invalid backup retention period " + retention
                    + ". It must be between 1 and 35 days.");
        }
        return new ClusterSettings(version,
                input.optionalFlag("EnableIAMDatabaseAuthentication").orElse(iamAuthentication),
                input.optionalFlag("DeletionProtection").orElse(deletionProtection),
                input.struct("ServerlessV2ScalingConfiguration").map(Scaling::of).or(() -> scaling),
                input.optionalText("DBClusterParameterGroupName").orElse(parameterGroup),
                input.optionalText("DBSubnetGroupName").orElse(subnetGroup),
                input.has("VpcSecurityGroupIds") ? input.texts("VpcSecurityGroupIds") : securityGroups, retention,
                input.optionalFlag("CopyTagsToSnapshot").orElse(copyTagsToSnapshot),
                input.optionalFlag("StorageEncrypted").orElse(storageEncrypted),
                input.optionalText("KmsKeyId").orElse(kmsKeyId), logExports(input),
                input.optionalText("PreferredBackupWindow").orElse(backupWindow),
                input.optionalText("PreferredMaintenanceWindow").orElse(maintenanceWindow),
                input.has("Tags") ? Tag.of(input, "Tags") : tags);
    }

    ClusterSettings tagged(Map<String, String> all) {
        return new ClusterSettings(engineVersion, iamAuthentication, deletionProtection, scaling, parameterGroup,
                subnetGroup, securityGroups, backupRetentionDays, copyTagsToSnapshot, storageEncrypted, kmsKeyId,
                logExports, backupWindow, maintenanceWindow, Map.copyOf(all));
    }

    /** The cluster's parameter group, or the default one of its version. */
    String parameterGroupInUse() {
        return parameterGroup == null ? "default." + EngineVersion.family(engineVersion) : parameterGroup;
    }

    /** The API's creation and templates give a list; the API's change says what to add and to take away. */
    private List<String> logExports(Input input) {
        TreeSet<String> all = new TreeSet<>(
                input.has("EnableCloudwatchLogsExports") ? input.texts("EnableCloudwatchLogsExports") : logExports);
        input.struct("CloudwatchLogsExportConfiguration").ifPresent(change -> {
            all.addAll(change.texts("EnableLogTypes"));
            change.texts("DisableLogTypes").forEach(all::remove);
        });
        all.stream().filter(log -> !LOGS.contains(log)).findFirst().ifPresent(log -> {
            throw Errors.combination("You cannot use the log types '" + log
                    + "' with engine version aurora-postgresql " + engineVersion + ". It has " + LOGS + ".");
        });
        return List.copyOf(all);
    }
}
