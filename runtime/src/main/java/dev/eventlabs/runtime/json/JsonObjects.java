package dev.eventlabs.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes JSON texts. Thread-safe. */
public final class JsonObjects {
    private final JsonFactory json = new JsonFactory();

    /** Writes the fields of an object to the generator it is given. */
    @FunctionalInterface
    public interface Fields {
        void writeTo(JsonGenerator object) throws IOException;
    }

    /** The text of an object with these fields, on one line. */
    public String text(Fields fields) {
        return written(object -> {
            object.writeStartObject();
            fields.writeTo(object);
            object.writeEndObject();
        });
    }

    /** The text of a value, on one line. */
    public String text(Json value) {
        return written(value::writeTo);
    }

    private String written(Fields content) {
        var text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            content.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter doesn't fail", e);
        }
        return text.toString();
    }
}
