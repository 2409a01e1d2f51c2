package dev.eventlabs.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that keeps what was written: numbers are decimals, never doubles, and fields stay in their order. */
public sealed interface Json {

    record Text(String value) implements Json {}

    record Numeric(BigDecimal value) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> elements) implements Json {

        public Array {
            elements = Collections.unmodifiableList(new ArrayList<>(elements));
        }
    }

    record Fields(Map<String, Json> byName) implements Json {

        public Fields {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /** How a person would call it. Its content isn't quoted: it may be a customer's. */
    default String describe() {
        return switch (this) {
            case Text text -> text.value().isBlank() ? "a blank text" : "a text";
            case Numeric number -> "a number";
            case Bool bool -> bool.value() ? "true" : "false";
            case Null none -> "null";
            case Array array -> "a list";
            case Fields fields -> "an object";
        };
    }

    /** Writes the value at the place where the generator is. */
    default void writeTo(JsonGenerator json) throws IOException {
        switch (this) {
            case Text(String value) -> json.writeString(value);
            case Numeric(BigDecimal value) -> json.writeNumber(value);
            case Bool(boolean value) -> json.writeBoolean(value);
            case Null() -> json.writeNull();
            case Array(List<Json> elements) -> {
                json.writeStartArray();
                for (Json element : elements) {
                    element.writeTo(json);
                }
                json.writeEndArray();
            }
            case Fields(Map<String, Json> byName) -> {
                json.writeStartObject();
                for (var field : byName.entrySet()) {
                    json.writeFieldName(field.getKey());
                    field.getValue().writeTo(json);
                }
                json.writeEndObject();
            }
        }
    }
}
