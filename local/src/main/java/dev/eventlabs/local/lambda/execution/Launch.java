package dev.eventlabs.local.lambda.execution;

import java.util.List;
import java.util.Optional;

/**
 * How a process is started.
 *
 * @param command program and arguments; it is started in the root of the function's code
 * @param recording that wants the process to end by itself, if there is one
 */
record Launch(List<String> command, Optional<Recording> recording) {

    static Launch of(List<String> command) {
        return new Launch(List.copyOf(command), Optional.empty());
    }
}
