package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** What may be asked of a metric, and how times are written in the three protocols. */
final class Statistics {

    static final Set<String> PLAIN = Set.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private Statistics() {}

    /** @throws AwsException for trimmed means and the like, which are AWS's but not here */
    static String checked(String statistic) {
        if (PLAIN.contains(statistic) || statistic.matches("p(\\d{1,2}(\\.\\d{1,10})?|100)")) {
            return statistic;
        }
        throw invalid("The value " + statistic + " for the statistic isn't one that the embedded AWS has: " + PLAIN
                + " and percentiles like p99.9.");
    }

    /** Seconds since the epoch, or ISO-8601. */
    static Instant instant(Input input, String member) {
        String text = input.text(member);
        try {
            if (text.matches("-?[\\d.]+([eE][+-]?\\d+)?")) {
                return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid("The value " + text + " for parameter " + member + " isn't a time.");
        }
    }

    static double number(Input input, String member) {
        try {
            double value = Double.parseDouble(input.text(member));
            if (!Double.isFinite(value)) {
                throw invalid("The value " + value + " for parameter " + member + " is invalid.");
            }
            return value;
        } catch (NumberFormatException e) {
            throw invalid("The value " + input.text(member) + " for parameter " + member + " isn't a number.");
        }
    }

    static int period(Input input) {
        int period = input.optionalInt("Period").orElseThrow(() -> missing("Period"));
        if (period < 1 || period % 60 != 0 && !Set.of(1, 5, 10, 20, 30).contains(period)) {
            throw invalid("The value " + period
                    + " for parameter Period is invalid. It must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
        return period;
    }

    static void checkTimes(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw combination("The parameter StartTime must be less than the parameter EndTime.");
        }
    }

    static <T> Page<T> page(List<T> all, int size, Input input) {
        return Page.of(all, size, input.optionalText("NextToken"),
                () -> AwsException.badRequest("InvalidNextToken", "The next token specified is invalid."));
    }

    static AwsException missing(String member) {
        return AwsException.badRequest("MissingRequiredParameterException", "The parameter " + member + " is required.")
                .inQuery("MissingParameter");
    }

    static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterValueException", message).inQuery("InvalidParameterValue");
    }

    static AwsException combination(String message) {
        return AwsException.badRequest("InvalidParameterCombinationException", message)
                .inQuery("InvalidParameterCombination");
    }
}
