package dev.eventlabs.local.lambda.worker.crac;

import java.util.ArrayList;
import java.util.List;

/** The entry that {@code org.crac} looks for. Its context is static since {@code org.crac}'s own is. */
public final class Core {

    private static final Hooks GLOBAL = new Hooks();

    private Core() {}

    public static Context<Resource> getGlobalContext() {
        return GLOBAL;
    }

    /** A function can't ask for a snapshot; Lambda makes it when the version is published. */
    public static void checkpointRestore() {
        throw new UnsupportedOperationException("Lambda makes the snapshot itself.");
    }

    private static final class Hooks extends Context<Resource> {

        private final List<Resource> resources = new ArrayList<>();

        @Override
        public synchronized void register(Resource resource) {
            resources.add(resource);
        }

        /** In reverse order of registration, as CRaC has it. */
        @Override
        public synchronized void beforeCheckpoint(Context<? extends Resource> context) throws CheckpointException {
            CheckpointException failures = new CheckpointException();
            for (Resource resource : new ArrayList<>(resources).reversed()) {
                try {
                    resource.beforeCheckpoint(this);
                } catch (Exception e) {
                    failures.addSuppressed(e);
                }
            }
            if (failures.getSuppressed().length > 0) {
                throw failures;
            }
        }

        @Override
        public synchronized void afterRestore(Context<? extends Resource> context) throws RestoreException {
            RestoreException failures = new RestoreException();
            for (Resource resource : new ArrayList<>(resources)) {
                try {
                    resource.afterRestore(this);
                } catch (Exception e) {
                    failures.addSuppressed(e);
                }
            }
            if (failures.getSuppressed().length > 0) {
                throw failures;
            }
        }
    }
}
