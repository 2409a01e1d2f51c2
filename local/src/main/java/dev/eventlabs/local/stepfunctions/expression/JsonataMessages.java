package dev.eventlabs.local.stepfunctions.expression;

import com.dashjoin.jsonata.JException;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The library's errors in the words of the reference implementation, which AWS passes on. */
final class JsonataMessages {

    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
    private static final Pattern SIGNATURE = Pattern
            .compile("Argument \"(.*)\" of Object \"(.*)\" does not match Object signature", Pattern.DOTALL);
    private static final Pattern ELEMENTS = Pattern
            .compile("Argument \".*\" of Object \"(\\w)\" must be an array of \\{\\{type}}", Pattern.DOTALL);
    private static final Pattern CALLED = Pattern.compile("\\$(\\w+)\\s*\\($");
    private static final Map<String, String> PLURALS = Map.of("n", "numbers", "s", "strings", "b", "booleans",
            "o", "objects", "a", "arrays");

    private JsonataMessages() {}

    static JsonataException of(JException error, String expression) {
        String code = error.getError() == null ? "" : error.getError();
        if (!CODE.matcher(code).matches()) {
            return new JsonataException("", code.isEmpty() ? String.valueOf(error.getMessage()) : code);
        }
        return new JsonataException(code, reworded(String.valueOf(error.getMessage()), error, expression));
    }

    private static String reworded(String message, JException error, String expression) {
        Matcher signature = SIGNATURE.matcher(message);
        if (signature.matches()) {
            return "Argument " + signature.group(1) + " of function \"" + signature.group(2)
                    + "\" does not match function signature";
        }
        Matcher elements = ELEMENTS.matcher(message);
        if (elements.matches()) {
            Matcher called = CALLED.matcher(
                    expression.substring(0, Math.clamp(error.getLocation(), 0, expression.length())));
            return "Argument 1 of function \"" + (called.find() ? called.group(1) : "") + "\" must be an array of \""
                    + PLURALS.getOrDefault(elements.group(1), elements.group(1)) + "\"";
        }
        return message;
    }

    /** What the library lets through from Java's own. */
    static JsonataException of(RuntimeException error, String expression) {
        return switch (error) {
            case JsonataException ours -> ours;
            case IntrinsicException ours -> new JsonataException("", ours.getMessage());
            case NumberFormatException number -> new JsonataException("D3030",
                    "Unable to cast value to a number: " + quoted(number.getMessage()));
            case DateTimeParseException time -> new JsonataException("D3110",
                    "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \""
                            + time.getParsedString() + "\"");
            default -> new JsonataException("", "The evaluation of '" + expression + "' failed: " + error.getMessage());
        };
    }

    /** Java says: For input string: "x". */
    private static String quoted(String message) {
        int from = message == null ? -1 : message.indexOf('"');
        return from < 0 ? "\"\"" : message.substring(from);
    }
}
