package dev.eventlabs.runtime.messaging.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a message was posted, to the microsecond. Its text is always as long, so that texts are in the order of time: DynamoDB sorts texts.
 *
 * @param at whole microseconds of the years 0 to 9999
 */
public record MessageTime(Instant at) implements Comparable<MessageTime> {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC).withResolverStyle(ResolverStyle.STRICT);
    private static final int LENGTH = "2026-12-31T23:59:59.999999Z".length();

    public MessageTime {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @return nothing if it isn't exactly as {@link #text()} writes it */
    public static Optional<MessageTime> read(String text) {
        // A year of five digits would be read too, and sort before all others.
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageTime(TEXT.parse(text, Instant::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 2026-12-31T23:59:59.999999Z}. */
    public String text() {
        return TEXT.format(at);
    }

    /** The next microsecond. */
    public MessageTime next() {
        return new MessageTime(at.plus(1, ChronoUnit.MICROS));
    }

    @Override
    public int compareTo(MessageTime other) {
        return at.compareTo(other.at);
    }
}
