package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Scope;
import java.util.Map;

/**
 * A parameter group, of clusters or of instances.
 *
 * @param parameters as given, by name
 */
record ParameterGroup(Scope scope, Level level, String name, String family, String description,
        Map<String, String> parameters, Map<String, String> tags) {

    /** What a group is for, and how its ARN says that. */
    enum Level {
        CLUSTER("cluster-pg"), INSTANCE("pg");

        private final String inArn;

        Level(String inArn) {
            this.inArn = inArn;
        }
    }

    /** The group that is there without being made. */
    static ParameterGroup standard(Scope scope, Level level, String name) {
        String family = name.substring("default.".length());
        return new ParameterGroup(scope, level, name, family,
                "Default " + (level == Level.CLUSTER ? "cluster " : "") + "parameter group for " + family, Map.of(),
                Map.of());
    }

    String arn() {
        return scope.arn("rds", level.inArn + ":" + name);
    }

    /** From PostgreSQL 15 on, Aurora's default is to refuse connections without TLS. */
    boolean forcesTls() {
        return !parameters.getOrDefault("rds.force_ssl", "1").equals("0");
    }

    ParameterGroup tagged(Map<String, String> all) {
        return new ParameterGroup(scope, level, name, family, description, parameters, Map.copyOf(all));
    }
}
