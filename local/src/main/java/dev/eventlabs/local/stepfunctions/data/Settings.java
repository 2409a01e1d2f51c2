package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.eventlabs.local.stepfunctions.definition.Setting;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.expression.Randomness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The values of a state's {@link Setting}s. */
record Settings(State state, Frame frame, Randomness randomness) {

    /** AWS's longest: a bit more than three years. */
    private static final long MOST_SECONDS = 99_999_999;

    long seconds(Setting limit) {
        BigDecimal number = number(limit, "integer");
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0) {
            throw failures().runtime(limit.field() + " must be between 1 and " + MOST_SECONDS + " but was: " + number);
        }
        return number.longValue();
    }

    long count(Setting limit) {
        BigDecimal number = number(limit, "integer");
        if (number.signum() < 0) {
            throw failures().runtime(plain(limit) + " cannot be negative.");
        }
        return number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
    }

    Instant until(Setting wait, Instant now) {
        Instant until = wait.field().startsWith("Timestamp") ? timestamp(wait) : now.plusSeconds(delay(wait));
        if (Duration.between(now, until).toSeconds() > MOST_SECONDS) {
            throw failures().runtime("Wait state delay is too long.");
        }
        return until;
    }

    private Instant timestamp(Setting wait) {
        JsonNode value = value(wait, JsonNodeType.STRING);
        return Timestamps.parse(value.isTextual() ? value.asText() : "")
                .orElseThrow(() -> wait.form() == Setting.Form.PATH
                        ? failures().runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended"
                                + " offset date-time format string: " + wait.value().asText() + " == "
                                + (value.isTextual() ? value.asText() : value.toString()))
                        : failures().query(wait.field(), "The Timestamp field cannot be parsed as an ISO-8601 extended"
                                + " offset date-time format string: " + value.asText()));
    }

    private long delay(Setting wait) {
        if (wait.form() != Setting.Form.PATH) {
            JsonNode value = value(wait, JsonNodeType.NUMBER);
            if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > MOST_SECONDS) {
                throw failures().query(wait.field(), "The Seconds field must be a whole number between 0 and "
                        + MOST_SECONDS + " but was: " + value);
            }
            return value.longValue();
        }
        String path = wait.value().asText();
        JsonNode value;
        try {
            value = paths().select(path, input());
        } catch (StateError _) {
            throw failures().runtime("The SecondsPath parameter does not reference an input value: " + path);
        }
        String found = path + " == " + (value.isTextual() ? value.asText() : value.toString());
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw failures().runtime("The SecondsPath parameter cannot be parsed as a long value: " + found);
        }
        if (value.longValue() < 0) {
            throw failures().runtime("The SecondsPath parameter references a negative value: " + found);
        }
        return Math.min(value.longValue(), MOST_SECONDS + 1);
    }

    /** A text: {@code Error} or {@code Cause} of a Fail state. */
    String text(Setting text) {
        if (text.form() != Setting.Form.PATH) {
            return value(text, JsonNodeType.STRING).asText();
        }
        JsonNode value = paths().value(text.field(), text.value().asText(), frame.input());
        if (!value.isTextual()) {
            throw failures().runtime("The JSONPath '" + text.value().asText() + "' specified for the field '"
                    + text.field() + "' must refer to a string but was: " + value);
        }
        return value.asText();
    }

    /** AWS takes numbers written as texts, too. */
    private BigDecimal number(Setting limit, String type) {
        JsonNode value = value(limit, JsonNodeType.NUMBER);
        String text = value.isTextual() ? value.asText() : value.toString();
        try {
            BigDecimal number = new BigDecimal(text);
            if (type.equals("float") || number.stripTrailingZeros().scale() <= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw failures().runtime("The " + limit.field() + " field refers to value \"" + text
                + "\" which is not a valid " + type + ": " + limit.value().asText());
    }

    private JsonNode value(Setting setting, JsonNodeType expected) {
        return switch (setting.form()) {
            case CONSTANT -> setting.value();
            case PATH -> paths().select(setting.value().asText(), input());
            case JSONATA -> JsonataData.of(failures(), randomness).fill(setting.value(), setting.field(), expected);
        };
    }

    private JsonNode input() {
        return new DataFlow(randomness).effectiveInput(state, frame);
    }

    private static String plain(Setting setting) {
        return setting.field().replace("Path", "");
    }

    private JsonPathData paths() {
        return new JsonPathData(failures(), randomness);
    }

    private Failures failures() {
        return new Failures(state, frame);
    }
}
