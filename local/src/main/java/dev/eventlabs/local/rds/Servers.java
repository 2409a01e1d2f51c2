package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.front.Certificates;
import dev.eventlabs.local.rds.postgres.Binaries;
import dev.eventlabs.local.rds.postgres.Server;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Makes databases: where they are, and the certificates that all of them show. Thread-safe. */
final class Servers {

    private final Path directory;
    private final Binaries binaries;
    private final Time time;
    private final AtomicInteger next = new AtomicInteger();
    private Certificates certificates;

    /**
     * @param directory for data
     * @param programs for binaries
     */
    Servers(Path directory, Path programs, Time time) {
        this.directory = directory;
        this.time = time;
        binaries = new Binaries(programs);
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
        // A number and not the cluster's name: the path of a socket must be short.
        Server server = new Server(binaries, directory.resolve(Integer.toString(next.incrementAndGet())));
        return new Database(cluster.scope(), server, certificates(), time, rules);
    }
}
