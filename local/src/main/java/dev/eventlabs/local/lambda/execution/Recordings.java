package dev.eventlabs.local.lambda.execution;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes archives of what environments have loaded until nobody needs them any more. Thread-safe. */
final class Recordings implements AutoCloseable {

    private final StartArchives archives;
    private final Set<Recording> ending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Recordings(StartArchives archives) {
        this.archives = archives;
    }

    /** Of the first process of this code and handler. */
    Optional<Recording> begin(EnvironmentSpec spec) {
        return closed ? Optional.empty()
                : archives.begin(spec).map(draft -> new Recording(spec.functionName(), draft, this));
    }

    /** @return whether it may take its time to end */
    boolean ends(Recording recording) {
        ending.add(recording);
        return !closed;
    }

    void ended(Recording recording) {
        ending.remove(recording);
    }

    /** Ends those that are still being written. */
    @Override
    public void close() {
        closed = true;
        ending.forEach(Recording::abandon);
        ending.forEach(Recording::await);
    }
}
