package dev.eventlabs.local.stepfunctions.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Timestamps as the language has them: RFC 3339, with a capital T, and a capital Z where there is no offset. */
final class Timestamps {

    private static final Pattern FORM = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})");

    private Timestamps() {}

    /** Empty if the text is none. */
    static Optional<Instant> parse(String text) {
        try {
            return FORM.matcher(text).matches() ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
