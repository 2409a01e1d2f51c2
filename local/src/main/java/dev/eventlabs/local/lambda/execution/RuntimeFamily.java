package dev.eventlabs.local.lambda.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How functions of some runtimes are run: as which process. What the process has to do is call the runtime API. */
interface RuntimeFamily {

    /** AWS's identifiers of the runtimes that it runs. */
    Set<String> runtimes();

    /** What this machine lacks to run them, and what to do, as the end of a sentence; empty if nothing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Program and arguments; it is started in the root of the function's code. */
    List<String> command(EnvironmentSpec spec);

    /** Environment variables that the runtime itself adds. */
    default Map<String, String> variables(EnvironmentSpec spec) {
        return Map.of();
    }

    /**
     * A version was published: whatever makes its starts faster. Returns at once.
     *
     * @param variables that its environments will have
     */
    default void published(EnvironmentSpec spec, Map<String, String> variables) {}

    /**
     * A new process has done its first work: whatever makes later starts of the same faster. Returns at once.
     *
     * @param variables that it has
     */
    default void worked(EnvironmentSpec spec, Map<String, String> variables) {}
}
