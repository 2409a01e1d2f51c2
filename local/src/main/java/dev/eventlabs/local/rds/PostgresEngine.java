package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Engine;
import java.util.OptionalInt;

/** A cluster's PostgreSQL, as {@code status} shows it: not started while the cluster is paused or stopped. */
record PostgresEngine(Cluster cluster) implements Engine {

    @Override
    public String name() {
        return "PostgreSQL (" + cluster.id() + ")";
    }

    @Override
    public boolean isStarted() {
        return cluster.database().isRunning();
    }

    /** The one that clients connect to. */
    @Override
    public OptionalInt port() {
        return OptionalInt.of(cluster.port());
    }

    /** What is shown as long as there is no cluster. */
    static Engine none() {
        return new Engine() {
            @Override
            public String name() {
                return "PostgreSQL";
            }

            @Override
            public boolean isStarted() {
                return false;
            }
        };
    }
}
