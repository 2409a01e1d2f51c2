package dev.eventlabs.local.stepfunctions.definition;

import java.util.Optional;

/**
 * A whole definition, free of errors: see {@link Definitions}.
 *
 * @param timeoutSeconds of an execution as a whole; empty if it may take as long as it likes
 */
public record StateMachine(Optional<Long> timeoutSeconds, Flow flow) {}
