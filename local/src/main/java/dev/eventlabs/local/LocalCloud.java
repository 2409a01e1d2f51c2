package dev.eventlabs.local;

import dev.eventlabs.local.boot.Composition;
import dev.eventlabs.local.boot.Directories;
import dev.eventlabs.local.boot.Settings;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An embedded AWS: one port on the loopback that the CDK CLI, the aws CLI and any SDK can be pointed at. Two may run in one JVM. Thread-safe;
 * closing it stops every engine and every function's process, and may be repeated.
 */
public final class LocalCloud implements AutoCloseable {

    /** The port that the ecosystem knows. */
    public static final int DEFAULT_PORT = 4566;

    private final Path workDirectory;
    private final Composition composition;

    private LocalCloud(Builder builder) {
        try {
            workDirectory = Files.createTempDirectory("eventlabs-");
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for temporary files", e);
        }
        try {
            Directories directories = builder.shared == null
                    ? Directories.within(workDirectory)
                    : new Directories(workDirectory, builder.shared);
            composition = new Composition(new Settings(builder.port, Scope.standard(), directories, builder.time,
                    new Ids(new SecureRandom()), builder.maxEnvironments));
        } catch (RuntimeException e) {
            delete(workDirectory);
            throw e;
        }
    }

    /** Starts on any free port, with everything else at its default. */
    public static LocalCloud start() {
        return builder().port(0).start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For instance {@code http://localhost:4566}: what {@code AWS_ENDPOINT_URL} is to be. */
    public URI endpoint() {
        return composition.endpoint();
    }

    /**
     * Deploys stacks of a synthesised CDK app, and the stacks that they depend on, without the CDK CLI: publishes their file assets, then
     * creates or updates them one after the other.
     *
     * @param cloudAssembly the directory that {@code cdk synth} has made, {@code cdk.out}
     * @param stacks names of stacks, or their ids in the app. Default: all
     * @return the outputs, by stack name
     * @throws dev.eventlabs.local.cloudformation.assembly.DeploymentFailed at the first stack that fails, with the reason in its message
     * @throws IllegalArgumentException if the directory isn't a cloud assembly, or has no such stack
     */
    public Map<String, Map<String, String>> deploy(Path cloudAssembly, String... stacks) {
        return composition.assemblies().deploy(Scope.standard(), cloudAssembly, List.of(stacks));
    }

    @Override
    public void close() {
        composition.close();
        delete(workDirectory);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not thread-safe. */
    public static final class Builder {

        private int port = DEFAULT_PORT;
        private Time time = Time.system();
        private int maxEnvironments = 16;
        private Path shared;

        private Builder() {}

        /** Default: 4566. 0 takes any free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Default: the system's clock. */
        public Builder time(Time time) {
            this.time = time;
            return this;
        }

        /** How many Lambda execution environments (one JVM each) may live at once. Default: 16. */
        public Builder maxEnvironments(int count) {
            this.maxEnvironments = count;
            return this;
        }

        /**
         * Where PostgreSQL is unpacked to and an empty database made, which takes seconds: the next cloud with the same directory finds them
         * there, also at the same time and in another JVM. Nothing of what this cloud holds. Each version of PostgreSQL, each platform, and
         * each user of this machine has a directory of its own below it, which nobody else may enter and which takes some 100 MB once there
         * was a database. It is made when it is needed, and isn't deleted on close. Default: none, each cloud unpacks its own.
         *
         * @param directory a relative one is below the directory that this JVM was started in
         */
        public Builder shared(Path directory) {
            // PostgreSQL's programs are started in another one.
            this.shared = directory.toAbsolutePath();
            return this;
        }

        /** @throws RuntimeException if the port is taken, with what to do in its message */
        public LocalCloud start() {
            return new LocalCloud(this);
        }
    }
}
