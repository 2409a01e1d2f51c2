package dev.eventlabs.local.stepfunctions.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What AWS adds to JSONata, takes from it, and what depends on the clock.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn">AWS's own
 *      functions</a>
 */
final class JsonataFunctions {

    private static final int WIDEST = 262_144;

    private JsonataFunctions() {}

    static void bind(Frame frame, Randomness randomness) {
        // Not there on AWS: $parse takes its place.
        frame.bind("eval", (Object) null);
        frame.bind("pad", new JFunction((JFunctionCallable) (input, arguments) -> pad(arguments), "<s-ns?:s>"));
        frame.bind("partition", function(JsonataFunctions::partition));
        frame.bind("range", function(JsonataFunctions::range));
        frame.bind("hash", function(JsonataFunctions::hash));
        frame.bind("parse", function(JsonataFunctions::parse));
        frame.bind("uuid", function(arguments -> randomness.ids().uuid()));
        frame.bind("random", function(arguments -> random(arguments, randomness)));
        frame.bind("millis", function(arguments -> randomness.clock().millis()));
        frame.bind("now", function(arguments -> Functions.dateTimeFromMillis(randomness.clock().millis(),
                (String) argument(arguments, 0), (String) argument(arguments, 1))));
    }

    private interface Body {
        Object apply(List<?> arguments);
    }

    private static JFunction function(Body body) {
        return new JFunction((JFunctionCallable) (input, arguments) -> body
                .apply(arguments == null ? List.of() : arguments), null);
    }

    /** The library's own makes the text anew for each character: a wide one kept a processor busy for hours. */
    private static Object pad(List<?> arguments) {
        if (argument(arguments, 0) == null) {
            return null;
        }
        if (argument(arguments, 1) instanceof Number width && Math.abs(width.doubleValue()) > WIDEST) {
            throw new IntrinsicException("The width of $pad must be from -" + WIDEST + " to " + WIDEST
                    + ", the longest result of a state, but was: " + width);
        }
        return Functions.pad((String) argument(arguments, 0), (Number) argument(arguments, 1),
                (String) argument(arguments, 2));
    }

    private static Object partition(List<?> arguments) {
        if (argument(arguments, 0) == null) {
            return null;
        }
        return JsonataValues.fromJson(Lists.partition(List.of(json(arguments, 0), json(arguments, 1))));
    }

    /** A sequence, of which JSONata makes its only item if there is but one. */
    private static Object range(List<?> arguments) {
        JsonNode all = Lists.range(List.of(json(arguments, 0), json(arguments, 1), json(arguments, 2)));
        return JsonataValues.fromJson(all.size() == 1 ? all.get(0) : all);
    }

    private static Object hash(List<?> arguments) {
        return Texts.hash(List.of(json(arguments, 0), json(arguments, 1))).asText();
    }

    /** Instead of {@code $eval}: reads JSON. */
    private static Object parse(List<?> arguments) {
        Object text = argument(arguments, 0);
        if (text == null) {
            return null;
        }
        if (!(text instanceof String json)) {
            throw new IntrinsicException("The argument of $parse must be a string");
        }
        try {
            return json.isBlank() ? com.dashjoin.jsonata.Jsonata.NULL_VALUE
                    : JsonataValues.fromJson(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IntrinsicException("The argument of $parse is not JSON: " + e.getOriginalMessage());
        }
    }

    /** At least 0 and less than 1; with a seed always the same. */
    private static Object random(List<?> arguments, Randomness randomness) {
        Object seed = argument(arguments, 0);
        if (seed != null && !(seed instanceof Number)) {
            throw new IntrinsicException("The seed of $random must be a number");
        }
        RandomGenerator generator = seed == null ? randomness.random() : new Random(((Number) seed).longValue());
        return generator.nextDouble();
    }

    private static Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static JsonNode json(List<?> arguments, int index) {
        Object value = argument(arguments, index);
        JsonNode json = value == null ? null : JsonataValues.toJson(value);
        if (json == null) {
            throw new IntrinsicException("Argument " + (index + 1) + " is missing, or is a function");
        }
        return json;
    }
}
