package dev.eventlabs.local.stepfunctions.definition;

import java.util.List;

/** Reads definitions. */
public final class Definitions {

    private Definitions() {}

    /** What the definition is used for; an Express machine may not wait for tokens, jobs and activities. */
    public enum Type {
        STANDARD, EXPRESS
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** Warnings may be among them. */
        List<Diagnostic> diagnostics();
    }

    /** @param diagnostics warnings only */
    public record Valid(StateMachine machine, List<Diagnostic> diagnostics) implements Reading {}

    /** @param diagnostics at least one error */
    public record Invalid(List<Diagnostic> diagnostics) implements Reading {

        /** The text of {@code InvalidDefinition}: all errors, in the order of the definition. */
        public String message() {
            return "Invalid State Machine Definition: '" + String.join(", ",
                    diagnostics.stream()
                            .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                            .map(Diagnostic::toString)
                            .toList())
                    + "'";
        }
    }

    /**
     * Reads a definition and finds all that is wrong with it.
     *
     * @param json as a client sent it, whatever it is
     */
    public static Reading read(String json, Type type) {
        throw new UnsupportedOperationException("coming within the hour: " + json + type);
    }
}
