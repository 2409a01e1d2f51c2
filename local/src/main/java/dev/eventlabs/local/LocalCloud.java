package dev.eventlabs.local;

import dev.eventlabs.local.boot.Composition;
import dev.eventlabs.local.boot.Settings;
import dev.eventlabs.local.boot.SharedParts;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.TemporaryDirectory;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An embedded AWS: one port on the loopback that the CDK CLI, the aws CLI and any SDK can be pointed at. Two may run in one JVM. Thread-safe;
 * closing it stops every engine and every function's process, and may be repeated.
 */
public final class LocalCloud implements AutoCloseable {

    /** The port that the ecosystem knows. */
    public static final int DEFAULT_PORT = 4566;

    private final TemporaryDirectory work;
    private final Optional<SharedParts> own;
    private final Composition composition;

    private LocalCloud(Builder builder) {
        work = TemporaryDirectory.make();
        own = builder.shared == null ? Optional.of(SharedParts.forOne(work.path())) : Optional.empty();
        try {
            composition = new Composition(
                    new Settings(builder.port, Scope.standard(), work.path(),
                            own.orElseGet(() -> builder.shared.parts()),
                            builder.time, new Ids(new SecureRandom()), builder.maxEnvironments));
        } catch (RuntimeException e) {
            closeParts();
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
        try {
            composition.close();
        } finally {
            closeParts();
        }
    }

    private void closeParts() {
        try {
            own.ifPresent(SharedParts::close);
        } finally {
            work.close();
        }
    }

    /** Not thread-safe. */
    public static final class Builder {

        private int port = DEFAULT_PORT;
        private Time time = Time.system();
        private int maxEnvironments = 16;
        private Shared shared;

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
         * What it is to have in common with others of this JVM, which start faster for it. It must be closed after this one. Default: none; it
         * makes its own, and deletes it on close.
         */
        public Builder shared(Shared shared) {
            this.shared = shared;
            return this;
        }

        /** @throws RuntimeException if the port is taken, with what to do in its message */
        public LocalCloud start() {
            return new LocalCloud(this);
        }
    }
}
