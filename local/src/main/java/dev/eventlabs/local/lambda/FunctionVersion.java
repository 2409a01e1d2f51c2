package dev.eventlabs.local.lambda;

import java.time.Instant;

/**
 * One version of a function: {@code $LATEST} at one time, or a published one, which never changes.
 *
 * @param version a number or {@code $LATEST}
 * @param revisionId changes whenever anything of it does
 */
record FunctionVersion(String version, FunctionSettings settings, CodePackage code, String revisionId,
        Instant lastModified) {

    static final String LATEST = "$LATEST";

    boolean published() {
        return !version.equals(LATEST);
    }

    /** Whether another would run the same code in the same way. */
    boolean same(FunctionVersion other) {
        return settings.equals(other.settings) && code.equals(other.code);
    }
}
