package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.StateMachine;
import java.time.Instant;

/**
 * A state machine as it is at one time. An execution keeps the one that it was started with, whatever becomes of the machine.
 *
 * @param machineArn without version or alias
 * @param definition as it was given
 * @param machine the same, parsed
 * @param tracing kept, without effect
 * @param encryption kept, without effect; null if none was given
 * @param id AWS's {@code revisionId}; null for the one that the machine was created with
 * @param at when it took effect
 */
public record Revision(Scope scope, String machineArn, String name, Definitions.Type type, String definition,
        StateMachine machine, String roleArn, Logging logging, boolean tracing, ObjectNode encryption, String id,
        Instant at) {

    public boolean express() {
        return type == Definitions.Type.EXPRESS;
    }
}
