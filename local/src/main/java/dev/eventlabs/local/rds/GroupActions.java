package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.List;

/** What the API tells of groups and of engine versions. */
final class GroupActions {

    private final Groups groups;

    GroupActions(Groups groups) {
        this.groups = groups;
    }

    void register(Api.ActionsBuilder actions) {
        actions.on("DescribeDBSubnetGroups", this::subnetGroups)
                .on("DescribeDBClusterParameterGroups", (call, input) -> parameterGroups(call, input, Level.CLUSTER))
                .on("DescribeDBParameterGroups", (call, input) -> parameterGroups(call, input, Level.INSTANCE))
                .on("DescribeDBClusterParameters", (call, input) -> parameters(call, input, Level.CLUSTER))
                .on("DescribeDBParameters", (call, input) -> parameters(call, input, Level.INSTANCE))
                .on("DescribeDBEngineVersions", GroupActions::versions);
    }

    private Struct subnetGroups(Call call, Input given) {
        Input input = Members.of(given);
        List<SubnetGroup> all = input.optionalText("DBSubnetGroupName")
                .map(name -> List.of(groups.subnets(call.scope(), name)))
                .orElseGet(() -> groups.subnets(call.scope()));
        return ClusterActions.page(input, "DBSubnetGroups", "DBSubnetGroup",
                all.stream().map(Shapes::subnetGroup).toList());
    }

    private Struct parameterGroups(Call call, Input given, Level level) {
        Input input = Members.of(given);
        String item = kind(level);
        List<ParameterGroup> all = input.optionalText(item + "Name")
                .map(name -> List.of(groups.parameters(call.scope(), level, name)))
                .orElseGet(() -> groups.parameters(call.scope(), level));
        return ClusterActions.page(input, item + "s", item, all.stream().map(Shapes::parameterGroup).toList());
    }

    /** Those that were set, and the one that has an effect. */
    private Struct parameters(Call call, Input given, Level level) {
        Input input = Members.of(given);
        ParameterGroup group = groups.parameters(call.scope(), level, input.text(kind(level) + "Name"));
        List<Struct> all = new ArrayList<>();
        if (level == Level.CLUSTER && !group.parameters().containsKey("rds.force_ssl")) {
            all.add(parameter("rds.force_ssl", "1", "system"));
        }
        group.parameters().forEach((name, value) -> all.add(parameter(name, value, "user")));
        return ClusterActions.page(input, "Parameters", "Parameter", all);
    }

    private static Struct parameter(String name, String value, String source) {
        return Struct.of("ParameterName", name).with("ParameterValue", value).with("Source", source)
                .with("IsModifiable", true).with("ApplyMethod", "immediate");
    }

    private static Struct versions(Call call, Input given) {
        Input input = Members.of(given);
        return ClusterActions.page(input, "DBEngineVersions", "DBEngineVersion", EngineVersion.describe().stream()
                .filter(each -> like(each, input, "Engine") && like(each, input, "DBParameterGroupFamily")
                        && input.optionalText("EngineVersion").stream()
                                .allMatch(wanted -> (each.get("EngineVersion") + ".").startsWith(wanted + ".")))
                .toList());
    }

    private static boolean like(Struct version, Input input, String member) {
        return input.optionalText(member).stream().allMatch(wanted -> wanted.equals(version.get(member)));
    }

    private static String kind(Level level) {
        return level == Level.CLUSTER ? "DBClusterParameterGroup" : "DBParameterGroup";
    }
}
