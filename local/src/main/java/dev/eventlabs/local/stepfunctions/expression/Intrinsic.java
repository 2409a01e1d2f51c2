package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of an intrinsic function, with its arguments: constants, paths and further calls.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsic functions</a>
 */
public final class Intrinsic {

    /** How deep calls may be nested, says AWS. */
    private static final int DEEPEST = 10;

    private final String text;
    private final Call call;

    private Intrinsic(String text, Call call) {
        this.text = text;
        this.call = call;
    }

    sealed interface Argument {}

    record Constant(JsonNode value) implements Argument {}

    /** @param raw with its escapes, which {@code States.Format} needs to tell braces from braces */
    record Text(String raw) implements Argument {}

    record Reference(Path path) implements Argument {}

    record Call(IntrinsicFunction function, List<Argument> arguments) implements Argument {}

    /** Whether the text is meant as a call, right or wrong. */
    public static boolean looksLike(String text) {
        return text.startsWith("States.");
    }

    /** @throws IntrinsicException if the text isn't a call of a known function with as many arguments as it takes */
    public static Intrinsic parse(String text) {
        Call call = new IntrinsicParser(text).parse();
        if (depth(call) > DEEPEST) {
            throw new IntrinsicException("Intrinsic functions can be nested " + DEEPEST + " deep at most: " + text);
        }
        return new Intrinsic(text, call);
    }

    private static int depth(Call call) {
        return 1 + call.arguments().stream()
                .mapToInt(each -> each instanceof Call inner ? depth(inner) : 0)
                .max()
                .orElse(0);
    }

    /**
     * @throws PathException if an argument's path leads to nothing
     * @throws IntrinsicException if a function refuses its arguments
     */
    public JsonNode evaluate(Scope scope, Randomness randomness) {
        return evaluate(call, scope, randomness);
    }

    private JsonNode evaluate(Call each, Scope scope, Randomness randomness) {
        boolean format = each.function() == IntrinsicFunction.FORMAT;
        List<JsonNode> arguments = new ArrayList<>();
        for (Argument argument : each.arguments()) {
            arguments.add(switch (argument) {
                case Constant constant -> constant.value();
                case Text literal -> TextNode.valueOf(
                        format && arguments.isEmpty() ? literal.raw() : IntrinsicParser.unescape(literal.raw()));
                case Reference reference -> reference.path().read(scope);
                case Call inner -> evaluate(inner, scope, randomness);
            });
        }
        try {
            return each.function().apply(arguments, randomness);
        } catch (IntrinsicException e) {
            throw new IntrinsicException("The function '" + text + "' had the following error: " + e.getMessage());
        }
    }
}
