package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * JSON to a handler's input and from its output, by AWS's own serializers, so that its events ({@code SQSEvent} …) come out as they do
 * there.
 */
final class Payloads {

    private final PojoSerializer<Object> input;
    private final PojoSerializer<Object> output;

    /** Either may be null: no input is read, {@code null} is answered. */
    Payloads(Type input, Type output) {
        this.input = input == null ? null : serializer(input);
        this.output = output == null || output == void.class || output == Void.class ? null : serializer(output);
    }

    Object read(byte[] event) {
        if (input == null) {
            return null;
        }
        try {
            return input.fromJson(new ByteArrayInputStream(event));
        } catch (RuntimeException e) {
            throw new RuntimeException("An error occurred during JSON parsing", e);
        }
    }

    byte[] write(Object result) {
        if (output == null) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            output.toJson(result, json);
        } catch (RuntimeException e) {
            throw new RuntimeException("An error occurred during JSON serialization of response", e);
        }
        return json.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> raw && LambdaEventSerializers.isLambdaSupportedEvent(raw.getName())) {
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(raw,
                    Thread.currentThread().getContextClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
