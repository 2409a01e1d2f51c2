package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Subnet groups and parameter groups. Thread-safe. */
final class Groups {

    private static final Pattern DEFAULT = Pattern.compile("default\\.aurora-postgresql1[67]");
    private static final Pattern FAMILY = Pattern.compile("aurora-postgresql1[67]");

    private record Key(Scope scope, Level level, String name) {}

    private final Map<Key, ParameterGroup> parameterGroups = new ConcurrentHashMap<>();
    private final Map<Key, SubnetGroup> subnetGroups = new ConcurrentHashMap<>();

    /** @throws AwsException if there is one of the name, or the family isn't one of Aurora PostgreSQL's */
    void create(ParameterGroup group) {
        if (!FAMILY.matcher(group.family()).matches()) {
            throw Errors.invalidValue("ParameterGroupFamily " + group.family()
                    + " is not a valid parameter group family here. Use aurora-postgresql16 or aurora-postgresql17.");
        }
        check(group);
        if (parameterGroups.putIfAbsent(key(group), group) != null) {
            throw AwsException.badRequest("DBParameterGroupAlreadyExists",
                    "Parameter group " + group.name() + " already exists");
        }
    }

    void replace(ParameterGroup group) {
        check(group);
        parameterGroups.put(key(group), group);
    }

    /** @throws AwsException if there is none */
    ParameterGroup parameters(Scope scope, Level level, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(parameterGroups.get(new Key(scope, level, lower)))
                .or(() -> Optional.of(lower).filter(DEFAULT.asMatchPredicate())
                        .map(each -> ParameterGroup.standard(scope, level, each)))
                .orElseThrow(() -> AwsException.notFound("DBParameterGroupNotFound",
                        "DBParameterGroup not found: " + name));
    }

    List<ParameterGroup> parameters(Scope scope, Level level) {
        List<ParameterGroup> all = new ArrayList<>();
        parameterGroups.forEach((key, group) -> {
            if (key.scope().equals(scope) && key.level() == level) {
                all.add(group);
            }
        });
        all.add(ParameterGroup.standard(scope, level, "default.aurora-postgresql16"));
        all.add(ParameterGroup.standard(scope, level, "default.aurora-postgresql17"));
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return all;
    }

    void deleteParameters(Scope scope, Level level, String name) {
        parameterGroups.remove(new Key(scope, level, name));
    }

    /** @throws AwsException if there is one of the name */
    void create(SubnetGroup group) {
        if (group.name().equals("default")) {
            throw Errors.invalidValue("The subnet group name default is reserved.");
        }
        if (subnetGroups.putIfAbsent(key(group), group) != null) {
            throw AwsException.badRequest("DBSubnetGroupAlreadyExists",
                    "The DB subnet group '" + group.name() + "' already exists.");
        }
    }

    void replace(SubnetGroup group) {
        subnetGroups.put(key(group), group);
    }

    /** @throws AwsException if there is none */
    SubnetGroup subnets(Scope scope, String name) {
        SubnetGroup group = subnetGroups.get(new Key(scope, null, name.toLowerCase(Locale.ROOT)));
        if (group == null) {
            throw AwsException.notFound("DBSubnetGroupNotFoundFault", "DB subnet group '" + name + "' does not exist.");
        }
        return group;
    }

    List<SubnetGroup> subnets(Scope scope) {
        return subnetGroups.values().stream().filter(each -> each.scope().equals(scope))
                .sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }

    void deleteSubnets(Scope scope, String name) {
        subnetGroups.remove(new Key(scope, null, name));
    }

    private static void check(ParameterGroup group) {
        String tls = group.parameters().getOrDefault("rds.force_ssl", "1");
        if (!tls.equals("0") && !tls.equals("1")) {
            throw Errors
                    .invalidValue("Invalid parameter value: " + tls + " for: rds.force_ssl allowed values are: 0, 1");
        }
    }

    private static Key key(ParameterGroup group) {
        return new Key(group.scope(), group.level(), group.name());
    }

    private static Key key(SubnetGroup group) {
        return new Key(group.scope(), null, group.name());
    }
}
