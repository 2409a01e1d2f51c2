package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster. Thread-safe; what it consists of is changed by {@link Clusters} only. */
final class Cluster {

    static final String HOST = "localhost";

    private final Identity identity;
    private final String masterUser;
    private final Optional<String> databaseName;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private volatile ClusterSettings settings;
    private volatile Optional<String> secretArn = Optional.empty();
    private volatile Database database;
    private volatile String status = "creating";

    /**
     * @param id lower case
     * @param resourceId as in {@code DbClusterResourceId}
     */
    record Identity(Scope scope, String id, String resourceId, Instant createdAt) {}

    Cluster(Identity identity, String masterUser, Optional<String> databaseName, ClusterSettings settings) {
        this.identity = identity;
        this.masterUser = masterUser;
        this.databaseName = databaseName;
        this.settings = settings;
    }

    Identity identity() {
        return identity;
    }

    String id() {
        return identity.id();
    }

    Scope scope() {
        return identity.scope();
    }

    String arn() {
        return scope().arn("rds", "cluster:" + id());
    }

    String masterUser() {
        return masterUser;
    }

    /** The database that was made with it. */
    Optional<String> databaseName() {
        return databaseName;
    }

    ClusterSettings settings() {
        return settings;
    }

    void settings(ClusterSettings next) {
        settings = next;
    }

    /** The managed secret of the master user. */
    Optional<String> secretArn() {
        return secretArn;
    }

    void secretArn(Optional<String> arn) {
        secretArn = arn;
    }

    Database database() {
        return database;
    }

    void database(Database served) {
        database = served;
    }

    String status() {
        return status;
    }

    void status(String next) {
        status = next;
    }

    int port() {
        return database.port();
    }

    /** In the order in which they were made. */
    List<Instance> instances() {
        return List.copyOf(instances);
    }

    void add(Instance instance) {
        instances.add(instance);
    }

    void remove(String instanceId) {
        instances.removeIf(each -> each.id().equals(instanceId));
    }

    void replace(Instance changed) {
        instances.replaceAll(each -> each.id().equals(changed.id()) ? changed : each);
    }

    /** The oldest writes: what is promoted when it goes is the next by its tier. */
    Optional<Instance> writer() {
        List<Instance> all = new ArrayList<>(instances);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Instance oldest = all.getFirst();
        return all.stream().min(Comparator.comparingInt((Instance each) -> each == oldest ? -1 : each.promotionTier()));
    }
}
