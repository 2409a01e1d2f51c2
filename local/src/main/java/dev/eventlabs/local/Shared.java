package dev.eventlabs.local;

import dev.eventlabs.local.boot.SharedParts;
import dev.eventlabs.local.spi.TemporaryDirectory;

/**
 * What embedded AWSs of one JVM have in common, so that the second one doesn't make again what the first one made: PostgreSQL's programs and an
 * unused server in reserve, functions' unpacked code, and of versions with SnapStart that were invoked what their JVMs load at the start
 * (<a href="https://openjdk.org/jeps/514">JEP 514</a>), from which the next ones start in half the time. Nothing of what an embedded AWS holds: each
 * begins empty.
 *
 * <pre>{@code
 * try (Shared shared = new Shared()) {
 *     try (LocalCloud cloud = LocalCloud.builder().port(0).shared(shared).start()) { … }
 *     try (LocalCloud next = LocalCloud.builder().port(0).shared(shared).start()) { … }
 * }
 * }</pre>
 *
 * <p>It takes some 100 MB of {@code java.io.tmpdir} once there was a database, and 40 MB for each such function. Thread-safe; closing it ends what it
 * does in the background and deletes its files, so it is closed after those who use it.
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
        try {
            parts.close();
        } finally {
            directory.close();
        }
    }
}
