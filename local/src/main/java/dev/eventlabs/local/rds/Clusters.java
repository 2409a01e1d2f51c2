package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.rds.front.Certificates;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The clusters and instances of every scope. Thread-safe. */
final class Clusters implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]|[a-z]");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final int RESOURCE_ID_LENGTH = 26;

    private record Key(Scope scope, String id) {}

    private final Servers servers;
    private final MasterSecrets secrets;
    private final Groups groups;
    private final Ids ids;
    private final Map<Key, Cluster> clusters = new ConcurrentHashMap<>();

    Clusters(Servers servers, MasterSecrets secrets, Groups groups, Ids ids) {
        this.servers = servers;
        this.secrets = secrets;
        this.groups = groups;
        this.ids = ids;
    }

    Certificates certificates() {
        return servers.certificates();
    }

    List<Cluster> all() {
        return clusters.values().stream().filter(each -> each.database() != null)
                .sorted((one, other) -> one.id().compareTo(other.id())).toList();
    }

    List<Cluster> all(Scope scope) {
        return all().stream().filter(each -> each.scope().equals(scope)).toList();
    }

    /** @param idOrArn of a cluster that has been made */
    Optional<Cluster> find(Scope scope, String idOrArn) {
        String id = idOrArn.substring(idOrArn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(clusters.get(new Key(scope, id))).filter(each -> each.database() != null);
    }

    Cluster get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> Errors.noCluster(id));
    }

    /** Makes it and starts its server; returns when it can be connected to, by way of an instance. */
    Cluster create(Scope scope, Input input) {
        if (!input.text("Engine").equals(EngineVersion.ENGINE)) {
            throw Errors.notHere("Engine " + input.text("Engine"), "It has aurora-postgresql.");
        }
        Optional<String> databaseName = input.optionalText("DatabaseName");
        databaseName.filter(name -> !DATABASE.matcher(name).matches()).ifPresent(name -> {
            throw Errors.invalidValue("DatabaseName must begin with a letter or underscore and contain 1 to 63 "
                    + "letters, digits or underscores, but is '" + name + "'.");
        });
        Master master = secrets.master(input);
        ClusterSettings settings = checked(scope, ClusterSettings.standard().with(input));
        Cluster cluster = new Cluster(
                new Cluster.Identity(scope, id(input.text("DBClusterIdentifier"), "DBClusterIdentifier"),
                        "cluster-" + ids.suffix(RESOURCE_ID_LENGTH), servers.time().instant()),
                master.user(), databaseName, settings);
        Key key = new Key(scope, cluster.id());
        if (clusters.putIfAbsent(key, cluster) != null) {
            throw AwsException.badRequest("DBClusterAlreadyExistsFault", "DB Cluster already exists");
        }
        Database database = null;
        try {
            database = servers.database(cluster, () -> groups.parameters(scope, Level.CLUSTER,
                    cluster.settings().parameterGroupInUse()).forcesTls());
            database.create(master, databaseName);
            cluster.secretArn(secrets.keep(cluster, master));
            cluster.database(database);
            cluster.status("available");
            return cluster;
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            clusters.remove(key);
            throw e;
        }
    }

    Cluster modify(Scope scope, String id, Input input) {
        Cluster cluster = get(scope, id);
        requireStatus(cluster, "available");
        ClusterSettings next = checked(scope, cluster.settings().with(input));
        secrets.change(cluster, input);
        cluster.settings(next);
        cluster.database().idle();
        return cluster;
    }

    /** @throws AwsException if it has instances or is protected */
    Cluster delete(Scope scope, String id) {
        Cluster cluster = get(scope, id);
        if (cluster.settings().deletionProtection()) {
            throw Errors.combination(
                    "Cannot delete protected Cluster, please disable deletion protection and try again.");
        }
        if (!cluster.instances().isEmpty()) {
            throw Errors.clusterState(
                    "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
        }
        if (clusters.remove(new Key(scope, cluster.id()), cluster)) {
            cluster.status("deleting");
            cluster.database().close();
            secrets.forget(cluster);
        }
        return cluster;
    }

    void stop(Cluster cluster) {
        requireStatus(cluster, "available");
        cluster.database().stop();
        cluster.status("stopped");
    }

    void start(Cluster cluster) {
        requireStatus(cluster, "stopped");
        cluster.database().start();
        cluster.status("available");
    }

    private static void requireStatus(Cluster cluster, String status) {
        if (!cluster.status().equals(status)) {
            throw Errors.clusterState("DbCluster " + cluster.id() + " is in " + cluster.status() + " state.");
        }
    }

    /** @return its new form, lower case */
    static String id(String given, String member) {
        String id = given.toLowerCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            throw Errors.invalidValue("The parameter " + member + " is not a valid identifier. Identifiers must begin "
                    + "with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a "
                    + "hyphen or contain two consecutive hyphens.");
        }
        return id;
    }

    private ClusterSettings checked(Scope scope, ClusterSettings settings) {
        ParameterGroup parameters = groups.parameters(scope, Level.CLUSTER, settings.parameterGroupInUse());
        if (!parameters.family().equals(EngineVersion.family(settings.engineVersion()))) {
            throw Errors.combination("The Parameter Group " + parameters.name() + " with DBParameterGroupFamily "
                    + parameters.family() + " cannot be used for this instance. Please use a Parameter Group with "
                    + "DBParameterGroupFamily " + EngineVersion.family(settings.engineVersion()));
        }
        if (!settings.subnetGroup().equals("default")) {
            groups.subnets(scope, settings.subnetGroup());
        }
        return settings;
    }

    @Override
    public void close() {
        clusters.values().forEach(cluster -> {
            if (cluster.database() != null) {
                cluster.database().close();
            }
        });
        clusters.clear();
    }
}
