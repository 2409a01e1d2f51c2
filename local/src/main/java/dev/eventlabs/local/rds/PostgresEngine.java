package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Engine;

/** PostgreSQL as {@code status} shows it: the servers of all clusters, whose ports the clusters tell. */
record PostgresEngine(Clusters clusters) implements Engine {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean isStarted() {
        return clusters.all().stream().anyMatch(each -> each.database() != null && each.database().isRunning());
    }
}
