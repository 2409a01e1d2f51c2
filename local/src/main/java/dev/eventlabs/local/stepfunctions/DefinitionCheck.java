package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.Diagnostic;
import dev.eventlabs.local.stepfunctions.definition.Flow;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.definition.StateMachine;
import dev.eventlabs.local.stepfunctions.integration.Integrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Definitions.Reading reading = Definitions.read(definition, type);
        if (!(reading instanceof Definitions.Valid valid)) {
            return reading;
        }
        List<Diagnostic> all = new ArrayList<>();
        resources(valid.machine().flow(), "", all);
        if (all.isEmpty()) {
            return valid;
        }
        all.addAll(valid.diagnostics());
        return new Definitions.Invalid(all);
    }

    private void resources(Flow flow, String path, List<Diagnostic> all) {
        flow.states().forEach((name, state) -> {
            String at = path + "/States/" + name;
            switch (state) {
                case State.Task task -> integrations.refusal(task.resource())
                        .ifPresent(why -> all.add(new Diagnostic(Diagnostic.Severity.ERROR, "SCHEMA_VALIDATION_FAILED",
                                why, Optional.of(at + "/Resource"))));
                case State.Parallel parallel -> {
                    for (int i = 0; i < parallel.branches().size(); i++) {
                        resources(parallel.branches().get(i), at + "/Branches[" + i + "]", all);
                    }
                }
                case State.MapState map -> resources(map.processor(), at + "/ItemProcessor", all);
                default -> {}
            }
        });
    }
}
