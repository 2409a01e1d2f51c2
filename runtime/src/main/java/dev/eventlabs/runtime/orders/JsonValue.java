package dev.eventlabs.runtime.orders;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/** The value of a field, as far as orders have use for it. */
sealed interface JsonValue {

    record Text(String value) implements JsonValue {}

    /** Exactly what was written, never through a double. */
    record Numeric(BigDecimal value) implements JsonValue {}

    /** Anything else, described for a person. */
    record Other(String description) implements JsonValue {}

    /** Reads the value that comes next, to its end. */
    static JsonValue read(JsonParser parser) throws IOException {
        return switch (parser.nextToken()) {
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeric(parser);
            case VALUE_NULL -> new Other("null");
            case VALUE_TRUE, VALUE_FALSE -> new Other("true or false");
            case START_ARRAY -> skipped(parser, "a list");
            case START_OBJECT -> skipped(parser, "an object");
            case null, default -> throw new IOException("a value is missing");
        };
    }

    private static JsonValue numeric(JsonParser parser) throws IOException {
        try {
            return new Numeric(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException e) {
            return new Other("a number out of all bounds");
        }
    }

    private static JsonValue skipped(JsonParser parser, String description) throws IOException {
        parser.skipChildren();
        return new Other(description);
    }

    /** How a person would call it. Texts are not quoted: they may be a customer's. */
    default String describe() {
        return switch (this) {
            case Text text -> text.value().isBlank() ? "blank" : "text";
            case Numeric number ->
                number.value().precision() > 40 ? "a number of " + number.value().precision() + " digits"
                        : number.value().toString();
            case Other other -> other.description();
        };
    }
}
