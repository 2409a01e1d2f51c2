package dev.eventlabs.runtime.engine;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Events and answers on their way through Lambda's own (de)serialisation. */
public final class RecordedEvents {

    private RecordedEvents() {}

    /** One of the sample events in the folder {@code events} of the project. */
    public static String text(String name) {
        try {
            return Files.readString(Path.of("../events").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an event type of AWS as the Java runtime does before it calls the handler. */
    public static <T> T event(String json, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads any other input as the Java runtime does. */
    public static <T> T input(String json, Class<T> type) {
        return JacksonFactory.getInstance().getSerializer(type)
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes what a handler answered as the Java runtime does. */
    public static <T> String answer(T answer, Class<T> type) {
        var json = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(type).toJson(answer, json);
        return json.toString(StandardCharsets.UTF_8);
    }
}
