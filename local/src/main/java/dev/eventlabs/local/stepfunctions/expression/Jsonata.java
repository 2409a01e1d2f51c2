package dev.eventlabs.local.stepfunctions.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A JSONata expression, in a definition a text of the form <code>{% ... %}</code>. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">JSONata in Step Functions</a>
 */
public final class Jsonata {

    private static final String START = "{%";
    private static final String END = "%}";
    /** Generous, for slow machines. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String text;

    private Jsonata(String text) {
        this.text = text;
    }

    /** What came of an evaluation. */
    public sealed interface Outcome {}

    public record Value(JsonNode json) implements Outcome {}

    /** JSONata's "nothing", which isn't null. */
    public record Undefined() implements Outcome {}

    /** A function, which JSON can't say. */
    public record Unsupported() implements Outcome {}

    /** Whether a field's value is an expression rather than a constant. */
    public static boolean isExpression(JsonNode value) {
        return value.isTextual() && value.asText().length() >= START.length() + END.length()
                && value.asText().startsWith(START) && value.asText().endsWith(END);
    }

    /**
     * @param value for which {@link #isExpression} is true
     */
    public static Jsonata of(JsonNode value) {
        String whole = value.asText();
        return new Jsonata(whole.substring(START.length(), whole.length() - END.length()).strip());
    }

    /** @throws JsonataException if it can't be parsed */
    public void check() {
        parsed();
    }

    /** The names that it reads without saying of what: in Step Functions there is nothing to read them of. */
    public Set<String> topLevelReferences() {
        return new TopLevelNames(text).find();
    }

    private com.dashjoin.jsonata.Jsonata parsed() {
        try {
            com.dashjoin.jsonata.Jsonata parsed = com.dashjoin.jsonata.Jsonata.jsonata(text);
            parsed.setOutputConvertNulls(false);
            return parsed;
        } catch (JException e) {
            throw JsonataMessages.of(e, text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new JsonataException("", "The expression can't be parsed: " + e.getMessage());
        }
    }

    /**
     * @param bindings variables by their names without {@code $}
     * @throws JsonataException if it fails
     */
    public Outcome evaluate(Map<String, JsonNode> bindings, Randomness randomness) {
        com.dashjoin.jsonata.Jsonata parsed = parsed();
        Frame frame = parsed.createFrame();
        JsonataFunctions.bind(frame, randomness);
        bindings.forEach((name, value) -> frame.bind(name, JsonataValues.fromJson(value)));
        RuntimeBounds.set(frame, LONGEST);
        try {
            return JsonataValues.toOutcome(parsed.evaluate(null, frame));
        } catch (JException e) {
            throw JsonataMessages.of(e, text);
        } catch (StackOverflowError e) {
            throw new JsonataException("", "Stack overflow error: Check for non-terminating recursive function.");
        } catch (RuntimeException e) {
            throw JsonataMessages.of(e, text);
        }
    }

    /** Without the braces, as AWS quotes it. */
    @Override
    public String toString() {
        return text;
    }
}
