package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tags of whatever has an ARN. */
final class TagActions {

    private final Clusters clusters;
    private final Instances instances;
    private final Groups groups;

    TagActions(Clusters clusters, Instances instances, Groups groups) {
        this.clusters = clusters;
        this.instances = instances;
        this.groups = groups;
    }

    void register(Api.ActionsBuilder actions) {
        actions.on("ListTagsForResource",
                (call, input) -> Struct.of("TagList", Shapes.tags(tagged(call, input).tags())))
                .on("AddTagsToResource", (call, given) -> {
                    Input input = Members.of(given);
                    Tagged resource = tagged(call, input);
                    Map<String, String> tags = new LinkedHashMap<>(resource.tags());
                    tags.putAll(Tag.of(input, "Tags"));
                    resource.change().accept(tags);
                    return Struct.of();
                })
                .on("RemoveTagsFromResource", (call, given) -> {
                    Input input = Members.of(given);
                    Tagged resource = tagged(call, input);
                    Map<String, String> tags = new LinkedHashMap<>(resource.tags());
                    input.texts("TagKeys").forEach(tags::remove);
                    resource.change().accept(tags);
                    return Struct.of();
                });
    }

    private record Tagged(Map<String, String> tags, Consumer<Map<String, String>> change) {}

    private Tagged tagged(Call call, Input input) {
        String arn = input.text("ResourceName");
        String[] parts = arn.split(":", 7);
        if (parts.length < 7 || !parts[2].equals("rds")) {
            throw Errors.invalidValue("Invalid resource name: " + arn);
        }
        Scope scope = call.scope();
        String name = parts[6];
        return switch (parts[5]) {
            case "cluster" -> {
                Cluster cluster = clusters.get(scope, name);
                yield new Tagged(cluster.settings().tags(),
                        tags -> cluster.settings(cluster.settings().tagged(tags)));
            }
            case "db" -> {
                Instance instance = instances.get(scope, name);
                yield new Tagged(instance.tags(),
                        tags -> instances.cluster(instance).replace(instance.tagged(tags)));
            }
            case "subgrp" -> {
                SubnetGroup group = groups.subnets(scope, name);
                yield new Tagged(group.tags(), tags -> groups.replace(group.tagged(tags)));
            }
            case "cluster-pg" -> tagged(groups.parameters(scope, Level.CLUSTER, name));
            case "pg" -> tagged(groups.parameters(scope, Level.INSTANCE, name));
            default -> throw AwsException.badRequest("InvalidParameterValue", "Invalid resource name: " + arn);
        };
    }

    private Tagged tagged(ParameterGroup group) {
        return new Tagged(group.tags(), tags -> groups.replace(group.tagged(tags)));
    }
}
