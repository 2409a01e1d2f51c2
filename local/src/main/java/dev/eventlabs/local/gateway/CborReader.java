package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;

/**
 * Reads CBOR as the JSON tree that actions know, timestamps as seconds with a fraction. Jackson's own reader passes over the tags that
 * tell a timestamp from a number.
 *
 * @param timestampDigits how many digits of a timestamp's whole number are its fraction: three if it counts milliseconds
 */
record CborReader(int timestampDigits) {

    private static final int DEEPEST = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** @throws IOException if it isn't CBOR, or not a map */
    ObjectNode read(CBORParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("not a map");
        }
        return object(in, 0);
    }

    private ObjectNode object(CBORParser in, int depth) throws IOException {
        ObjectNode object = Json.object();
        while (next(in) != JsonToken.END_OBJECT) {
            String name = in.currentName();
            next(in);
            object.set(name, value(in, depth));
        }
        return object;
    }

    private ArrayNode array(CBORParser in, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (next(in) != JsonToken.END_ARRAY) {
            array.add(value(in, depth));
        }
        return array;
    }

    private static JsonToken next(CBORParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new IOException("it breaks off");
        }
        return token;
    }

    private JsonNode value(CBORParser in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("it is nested more than " + DEEPEST + " levels deep");
        }
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in, depth + 1);
            case START_ARRAY -> array(in, depth + 1);
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_EMBEDDED_OBJECT -> NODES.binaryNode(in.getBinaryValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
            default -> throw new IOException("unexpected " + in.currentToken());
        };
    }

    private JsonNode number(CBORParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(in.getDoubleValue())) {
            return NODES.numberNode(in.getDoubleValue());
        }
        if (in.getCurrentTag() == CborWire.TAG_EPOCH) {
            return NODES.numberNode(in.getDecimalValue().movePointLeft(timestampDigits));
        }
        return in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                ? NODES.numberNode(in.getDecimalValue())
                : NODES.numberNode(in.getBigIntegerValue());
    }
}
