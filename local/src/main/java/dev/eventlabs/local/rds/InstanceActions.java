package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API's actions on instances. */
final class InstanceActions {

    private static final Set<String> MODIFICATION = Set.of("DBInstanceIdentifier", "DBInstanceClass", "PromotionTier",
            "PubliclyAccessible", "DBParameterGroupName", "ApplyImmediately");
    private static final Set<String> CREATION = Set.of("DBInstanceIdentifier", "DBClusterIdentifier",
            "DBInstanceClass", "Engine", "EngineVersion", "PromotionTier", "PubliclyAccessible", "AvailabilityZone",
            "DBParameterGroupName", "DBSubnetGroupName", "AutoMinorVersionUpgrade", "Tags");

    private final Instances instances;

    InstanceActions(Instances instances) {
        this.instances = instances;
    }

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateDBInstance",
                (call, input) -> shown(instances.create(call.scope(), Members.of(input, CREATION))))
                .on("ModifyDBInstance", (call, given) -> {
                    Input input = Members.of(given, MODIFICATION);
                    return shown(instances.modify(call.scope(), input.text("DBInstanceIdentifier"), input));
                })
                .on("DeleteDBInstance", (call, input) -> {
                    Instance instance = instances.get(call.scope(), input.text("DBInstanceIdentifier"));
                    Struct last = shape(instance).with("DBInstanceStatus", "deleting");
                    instances.delete(call.scope(), instance.id());
                    return Struct.of("DBInstance", last);
                })
                .on("DescribeDBInstances", this::describe);
    }

    private Struct describe(Call call, Input given) {
        Input input = Members.of(given);
        Map<String, Set<String>> filters = Members.filters(input, Set.of("db-cluster-id", "db-instance-id", "engine"));
        List<Struct> all = input.optionalText("DBInstanceIdentifier")
                .map(id -> List.of(instances.get(call.scope(), id)))
                .orElseGet(() -> instances.all(call.scope())).stream()
                .filter(each -> matches(filters, each)).map(this::shape).toList();
        return ClusterActions.page(input, "DBInstances", "DBInstance", all);
    }

    private boolean matches(Map<String, Set<String>> filters, Instance instance) {
        return filters.entrySet().stream().allMatch(filter -> switch (filter.getKey()) {
            case "db-cluster-id" -> filter.getValue().contains(instance.clusterId())
                    || filter.getValue().contains(instances.cluster(instance).arn());
            case "db-instance-id" -> filter.getValue().contains(instance.id())
                    || filter.getValue().contains(instance.arn());
            default -> filter.getValue().contains(EngineVersion.ENGINE);
        });
    }

    private Struct shape(Instance instance) {
        return Shapes.instance(instance, instances.cluster(instance));
    }

    private Struct shown(Instance instance) {
        return Struct.of("DBInstance", shape(instance));
    }
}
