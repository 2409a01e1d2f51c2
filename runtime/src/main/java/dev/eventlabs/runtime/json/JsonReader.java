package dev.eventlabs.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads whole JSON texts. Thread-safe.
 *
 * <p>A field given twice is refused, since either could be meant; and so is half a surrogate pair, which no UTF-8 can keep.
 */
public final class JsonReader {
    private static final int DEEPEST = 100;

    private final JsonFactory json = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build();

    public JsonReading read(String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() == null) {
                return new JsonReading.Invalid("it is empty");
            }
            Json value = value(parser);
            return parser.nextToken() == null ? new JsonReading.Read(value)
                    : new JsonReading.Invalid("there is more after its end");
        } catch (StreamConstraintsException e) {
            return new JsonReading.Invalid("it has a number, a name or a nesting beyond all measure");
        } catch (NotUnicode e) {
            return new JsonReading.Invalid("it has half a surrogate pair, which is no character");
        } catch (JsonProcessingException e) {
            return new JsonReading.Invalid(isDuplicate(e) ? "it has a field twice" + at(e)
                    : "it is not valid JSON" + at(e));
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            return new JsonReading.Invalid("it has a number beyond all measure");
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Json.Text(unicode(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeric(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case START_ARRAY -> {
                var elements = new ArrayList<Json>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new Json.Array(elements);
            }
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Json>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = unicode(parser.currentName());
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield new Json.Fields(fields);
            }
            // The parser itself complains of whatever else there could be.
            default -> new Json.Null();
        };
    }

    private static String unicode(String text) throws NotUnicode {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new NotUnicode();
        }
        return text;
    }

    private static boolean isDuplicate(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate");
    }

    private static String at(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static final class NotUnicode extends IOException {
        private static final long serialVersionUID = 1;
    }
}
