package dev.eventlabs.runtime.orders;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads an order from the body of a message. Thread-safe.
 *
 * <p>Six fields, all required, no others: an unknown field can't be stored and must not be lost, so the order is refused
 * by its name and keeps it in the dead-letter queue. A field given twice is refused too, since either could be meant.
 */
final class OrderReader {
    // DynamoDB's limit for an item; in JSON an order is longer than as an item, so a longer body can't fit.
    private static final int LONGEST_BODY = 400 * 1024;

    private final JsonFactory json = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    OrderReading read(String body) {
        if (body == null || body.isBlank()) {
            return new OrderReading.Invalid("the message is empty, an order in JSON is expected");
        }
        if (body.length() > LONGEST_BODY) {
            return new OrderReading.Invalid(
                    "the message has " + body.length() + " characters, an order at most " + LONGEST_BODY);
        }
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new OrderReading.Invalid("the message is JSON, but not an object");
            }
            Map<String, JsonValue> fields = fields(parser);
            if (parser.nextToken() != null) {
                return new OrderReading.Invalid("there is more in the message after the order");
            }
            return new OrderFields(fields).read();
        } catch (StreamConstraintsException e) {
            return new OrderReading.Invalid("the message has a number, a name or a nesting beyond all measure");
        } catch (IOException e) {
            // The parser's own message quotes the body, which doesn't belong into a log.
            return new OrderReading.Invalid("the message is not valid JSON");
        }
    }

    private static Map<String, JsonValue> fields(JsonParser parser) throws IOException {
        var fields = new HashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            fields.put(name, JsonValue.read(parser));
        }
        return fields;
    }
}
