package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The members of clusters. Thread-safe: changes one after the other. */
final class Instances {

    private static final int RESOURCE_ID_LENGTH = 26;

    private final Clusters clusters;
    private final Groups groups;
    private final Time time;
    private final Ids ids;

    Instances(Clusters clusters, Groups groups, Time time, Ids ids) {
        this.clusters = clusters;
        this.groups = groups;
        this.time = time;
        this.ids = ids;
    }

    List<Instance> all(Scope scope) {
        return clusters.all(scope).stream().flatMap(cluster -> cluster.instances().stream()).toList();
    }

    Optional<Instance> find(Scope scope, String idOrArn) {
        String id = idOrArn.substring(idOrArn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return all(scope).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Instance get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> Errors.noInstance(id));
    }

    Cluster cluster(Instance instance) {
        return clusters.get(instance.scope(), instance.clusterId());
    }

    synchronized Instance create(Scope scope, Input input) {
        if (!input.has("DBClusterIdentifier")) {
            throw Errors.notHere("A DB instance without DBClusterIdentifier",
                    "It has members of aurora-postgresql clusters, not instances of their own.");
        }
        input.optionalText("Engine").filter(engine -> !engine.equals(EngineVersion.ENGINE)).ifPresent(engine -> {
            throw Errors.combination("The engine name requested for your DB instance (" + engine
                    + ") doesn't match the engine name of your DB cluster (aurora-postgresql).");
        });
        Cluster cluster = clusters.get(scope, input.text("DBClusterIdentifier"));
        String id = Clusters.id(input.text("DBInstanceIdentifier"), "DBInstanceIdentifier");
        if (find(scope, id).isPresent()) {
            throw AwsException.badRequest("DBInstanceAlreadyExists", "DB instance already exists");
        }
        Instance instance = checked(new Instance(scope, id, "db-" + ids.suffix(RESOURCE_ID_LENGTH), cluster.id(),
                Instance.checkedClass(input.text("DBInstanceClass")), 1, false, scope.region() + "a", null, Map.of(),
                time.instant()).with(input), cluster);
        cluster.add(instance);
        return instance;
    }

    synchronized Instance modify(Scope scope, String id, Input input) {
        Instance instance = get(scope, id);
        Cluster cluster = cluster(instance);
        Instance next = checked(instance.with(input), cluster);
        cluster.replace(next);
        return next;
    }

    synchronized Instance delete(Scope scope, String id) {
        Instance instance = get(scope, id);
        cluster(instance).remove(instance.id());
        return instance;
    }

    private Instance checked(Instance instance, Cluster cluster) {
        if (instance.isServerless() && cluster.settings().scaling().isEmpty()) {
            throw Errors.combination("Set the Serverless v2 scaling configuration on the parent DB cluster before "
                    + "creating a Serverless v2 DB instance.");
        }
        if (instance.parameterGroup() != null) {
            groups.parameters(instance.scope(), Level.INSTANCE, instance.parameterGroup());
        }
        return instance;
    }
}
