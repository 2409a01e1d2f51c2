package dev.eventlabs.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong. Not thread-safe. */
final class Findings {

    private final List<Diagnostic> all = new ArrayList<>();

    /** What AWS says of nearly everything. */
    void schema(String location, String message) {
        error("SCHEMA_VALIDATION_FAILED", location, message);
    }

    void error(String code, String location, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.ERROR, code, message, Optional.ofNullable(location)));
    }

    void warning(String code, String location, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.WARNING, code, message, Optional.of(location)));
    }

    boolean hasErrors() {
        return all.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    List<Diagnostic> all() {
        return List.copyOf(all);
    }
}
