package dev.eventlabs.local.lambda.execution;

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

    /** For the next process of it. */
    Launch launch(EnvironmentSpec spec);

    /** Environment variables that the runtime itself adds. */
    default Map<String, String> variables(EnvironmentSpec spec) {
        return Map.of();
    }

    /**
     * Whatever makes later starts of a published version faster; returns at once.
     *
     * @param variables that its environments will have
     */
    default void prepare(EnvironmentSpec spec, Map<String, String> variables) {}
}
