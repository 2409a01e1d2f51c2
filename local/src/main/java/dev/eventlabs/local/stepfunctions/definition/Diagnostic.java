package dev.eventlabs.local.stepfunctions.definition;

import java.util.Optional;

/**
 * One thing that is wrong with a definition.
 *
 * @param code AWS's own, for instance {@code SCHEMA_VALIDATION_FAILED}
 * @param location such as {@code /States/Greet/Next}; of an inner state {@code /States/Fan/Branches[0]/States/Greet}
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">AWS's
 *      codes</a>
 */
public record Diagnostic(Severity severity, String code, String message, Optional<String> location) {

    public enum Severity {
        ERROR, WARNING
    }

    /** As it is put into the text of {@code InvalidDefinition}; AWS says null where there is no location. */
    @Override
    public String toString() {
        return code + ": " + message + " at " + location.orElse("null");
    }
}
