package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.StateMachine;
import dev.eventlabs.local.stepfunctions.integration.Integrations;

/** Whether a definition can run here: the language's rules, and that its tasks' resources are here. Thread-safe. */
record DefinitionCheck(Integrations integrations) {

    /** The longest definition, in characters. */
    private static final int MAX_LENGTH = 1_048_576;

    /** @throws AwsException {@code InvalidDefinition} with all that is wrong with it */
    StateMachine parse(String definition, Definitions.Type type) {
        if (definition.length() > MAX_LENGTH) {
            throw AwsException.badRequest("ValidationException",
                    "1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have "
                            + "length less than or equal to " + MAX_LENGTH);
        }
        return switch (read(definition, type)) {
            case Definitions.Valid valid -> valid.machine();
            case Definitions.Invalid invalid -> throw AwsException.badRequest("InvalidDefinition", invalid.message());
        };
    }

    Definitions.Reading read(String definition, Definitions.Type type) {
        return Definitions.read(definition, type, integrations::refusal);
    }
}
