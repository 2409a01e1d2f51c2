package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** The versions of Aurora PostgreSQL that are taken; the same PostgreSQL 17 runs for all of them. */
final class EngineVersion {

    static final String ENGINE = "aurora-postgresql";
    static final String DEFAULT = "17.4";

    private static final List<String> ALL = List.of("16.1", "16.2", "16.3", "16.4", "16.6", "16.8", "16.9", "16.10",
            "16.11", "17.4", "17.5", "17.6", "17.7");

    private EngineVersion() {}

    /** @return the version in full; {@code 17} stands for the default of its line */
    static String check(String version) {
        return switch (version) {
            case "17" -> DEFAULT;
            case "16" -> "16.8";
            default -> {
                if (!ALL.contains(version)) {
                    throw Errors.invalidValue("Cannot find version " + version
                            + " for aurora-postgresql. The embedded AWS has " + String.join(", ", ALL) + ".");
                }
                yield version;
            }
        };
    }

    static String family(String version) {
        return ENGINE + version.substring(0, version.indexOf('.'));
    }

    static List<Struct> describe() {
        return ALL.stream().map(version -> Struct.of("Engine", ENGINE).with("EngineVersion", version)
                .with("DBParameterGroupFamily", family(version))
                .with("DBEngineDescription", "Aurora (PostgreSQL)")
                .with("DBEngineVersionDescription", "Aurora PostgreSQL (Compatible with PostgreSQL " + version + ")")
                .with("SupportsLogExportsToCloudwatchLogs", true).with("SupportsReadReplica", false)
                .with("SupportsParallelQuery", false).with("SupportsGlobalDatabases", false)
                .with("Status", "available")).toList();
    }
}
