package dev.eventlabs.test.taxi;

import dev.eventlabs.test.client.Patience;
import java.time.Duration;
import java.util.List;

/** Takes the database away: softly, as somebody who stops the cluster, or with {@code kill -9}. Not thread-safe. */
final class DatabaseOutage {

    private final TaxiDatabase database;
    private final ProcessHandle cloud;

    /** @param cloud the process that the embedded AWS runs in */
    DatabaseOutage(TaxiDatabase database, ProcessHandle cloud) {
        this.database = database;
        this.cloud = cloud;
    }

    /** Returns when the cluster has been started again. */
    void stopFor(Duration time) {
        String cluster = database.cluster().dbClusterIdentifier();
        database.rds().stopDBCluster(stop -> stop.dbClusterIdentifier(cluster));
        long end = System.nanoTime() + time.toNanos();
        try {
            Patience.until(time.plusSeconds(10), Duration.ofMillis(50), "the end of the outage",
                    () -> System.nanoTime() > end);
        } finally {
            database.rds().startDBCluster(start -> start.dbClusterIdentifier(cluster));
        }
    }

    /** Kills the server in the midst of what it is doing; it is started again by whoever watches it. Tells how many there were. */
    int kill() {
        List<ProcessHandle> servers = servers(cloud);
        servers.forEach(ProcessHandle::destroyForcibly);
        return servers.size();
    }

    /** The processes of PostgreSQL that started the others. */
    static List<ProcessHandle> servers(ProcessHandle cloud) {
        return cloud.descendants().filter(DatabaseOutage::isPostgres)
                .filter(each -> each.parent().filter(DatabaseOutage::isPostgres).isEmpty()).toList();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
    }
}
