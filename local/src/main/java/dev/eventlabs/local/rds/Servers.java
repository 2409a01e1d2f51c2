package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.front.Certificates;
import dev.eventlabs.local.rds.postgres.Reserve;
import dev.eventlabs.local.spi.Time;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes databases of servers, and the certificates that all of them show. Thread-safe. */
final class Servers {

    private final Reserve reserve;
    private final Time time;
    private Certificates certificates;

    Servers(Reserve reserve, Time time) {
        this.reserve = reserve;
        this.time = time;
    }

    Time time() {
        return time;
    }

    /** Made when they are first needed. */
    synchronized Certificates certificates() {
        if (certificates == null) {
            certificates = new Certificates();
        }
        return certificates;
    }

    /** @param forced whether the cluster's parameters force TLS, asked at each connection */
    Database database(Cluster cluster, BooleanSupplier forced) {
        Database.Rules rules = new Database.Rules() {
            @Override
            public boolean tlsForced() {
                return forced.getAsBoolean();
            }

            @Override
            public boolean iamAuthentication() {
                return cluster.settings().iamAuthentication();
            }

            @Override
            public boolean hasInstance() {
                return !cluster.instances().isEmpty();
            }

            @Override
            public Optional<Scaling> scaling() {
                return cluster.settings().scaling();
            }
        };
        return new Database(cluster.scope(), reserve.take(), certificates(), time, rules);
    }
}
