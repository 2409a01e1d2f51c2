package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code ServerlessV2ScalingConfiguration}.
 *
 * @param min in Aurora capacity units; 0 lets the cluster pause
 * @param max in Aurora capacity units
 * @param secondsUntilAutoPause null if it never pauses
 */
record Scaling(BigDecimal min, BigDecimal max, Integer secondsUntilAutoPause) {

    private static final BigDecimal STEP = new BigDecimal("0.5");
    private static final BigDecimal SMALLEST_MAX = BigDecimal.ONE;
    private static final BigDecimal LARGEST = new BigDecimal(256);
    private static final int DEFAULT_SECONDS = 300;
    private static final int LONGEST_SECONDS = 86_400;

    /** @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html">auto-pause</a> */
    static Scaling of(Input input) {
        BigDecimal min = capacity(input, "MinCapacity");
        BigDecimal max = capacity(input, "MaxCapacity");
        if (max.compareTo(SMALLEST_MAX) < 0 || max.compareTo(LARGEST) > 0 || min.compareTo(max) > 0) {
            throw Errors.invalidValue("ServerlessV2ScalingConfiguration has MinCapacity " + min + " and MaxCapacity "
                    + max + "; the maximum must be between 1 and 256 and no less than the minimum.");
        }
        Optional<Integer> seconds = input.optionalInt("SecondsUntilAutoPause");
        if (seconds.filter(each -> each < DEFAULT_SECONDS || each > LONGEST_SECONDS).isPresent()) {
            throw Errors.invalidValue("SecondsUntilAutoPause is " + seconds.get()
                    + ", but must be between 300 and 86400.");
        }
        if (min.signum() != 0 && seconds.isPresent()) {
            throw Errors.combination(
                    "SecondsUntilAutoPause can only be set if MinCapacity is 0, but MinCapacity is " + min + ".");
        }
        return new Scaling(min, max, min.signum() == 0 ? seconds.orElse(DEFAULT_SECONDS) : null);
    }

    private static BigDecimal capacity(Input input, String member) {
        String text = input.text(member);
        try {
            BigDecimal capacity = new BigDecimal(text);
            if (capacity.signum() >= 0 && capacity.remainder(STEP).signum() == 0) {
                return capacity.stripTrailingZeros();
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw Errors.invalidValue(member + " is " + text + ", but must be a number of halves, from 0 to 256.");
    }

    /** How long without connections until it pauses. */
    Optional<Duration> autoPause() {
        return Optional.ofNullable(secondsUntilAutoPause).map(Duration::ofSeconds);
    }

    Struct struct() {
        return Struct.of("MinCapacity", min.doubleValue()).with("MaxCapacity", max.doubleValue())
                .with("SecondsUntilAutoPause", secondsUntilAutoPause);
    }
}
