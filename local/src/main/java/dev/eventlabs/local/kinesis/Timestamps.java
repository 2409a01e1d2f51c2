package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Points in time in requests: seconds since the epoch, with a fraction. */
final class Timestamps {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000);

    private Timestamps() {}

    static Optional<Instant> of(Input input, String member) {
        return input.optionalText(member).map(text -> {
            try {
                BigDecimal seconds = new BigDecimal(text);
                if (seconds.abs().compareTo(MOST) < 0) {
                    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
                }
            } catch (NumberFormatException e) {
                // Told of below, as a number that is too large.
            }
            throw AwsException.badRequest("SerializationException",
                    member + " must be seconds since the epoch, but is '" + text + "'.");
        });
    }
}
