package dev.eventlabs.local;

import dev.eventlabs.local.boot.SharedParts;
import dev.eventlabs.local.spi.TemporaryDirectory;

/**
 * What embedded AWSs of one JVM have in common, so that the second one doesn't make again what the first one made: PostgreSQL's programs and an
 * unused server in reserve, functions' unpacked code, and what their JVMs have loaded (<a href="https://openjdk.org/jeps/514">JEP 514</a>), from
 * which the next ones start in half the time. Nothing of what an embedded AWS holds: each begins empty.
 *
 * <p>It takes some 100 MB of {@code java.io.tmpdir} once there was a database, and 40 MB for each Java function that was invoked. Thread-safe;
 * closing it ends what it does in the background and deletes its files, so it is closed after those who use it.
 */
public final class Shared implements AutoCloseable {

    private final TemporaryDirectory directory = TemporaryDirectory.make();
    private final SharedParts parts = SharedParts.forSeveral(directory.path());

    /** @throws java.io.UncheckedIOException if there is no temporary directory */
    public Shared() {}

    SharedParts parts() {
        return parts;
    }

    @Override
    public void close() {
        parts.close();
        directory.close();
    }
}
