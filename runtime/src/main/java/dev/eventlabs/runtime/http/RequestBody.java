package dev.eventlabs.runtime.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.json.JsonReading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The body of a request whose route wants a JSON object: the object, or the answer that refuses it. */
sealed interface RequestBody {
    /** In bytes. More than any of our APIs has use for, and less than Lambda lets through. */
    int LARGEST = 1024 * 1024;

    record Accepted(Json.Fields fields) implements RequestBody {}

    record Refused(Response response) implements RequestBody {}

    static RequestBody of(APIGatewayProxyRequestEvent event, JsonReader json) {
        if (event.getBody() == null || event.getBody().isEmpty()) {
            return bad("The request has no body; a JSON object is expected.");
        }
        Optional<String> type = contentType(event).filter(each -> !isJson(each));
        if (type.isPresent()) {
            return new Refused(Response.error(415, "unsupported_media_type", "The Content-Type is " + type.get()
                    + "; application/json is expected."));
        }
        // As long in characters as in bytes at most: what is longer needn't be decoded.
        if (event.getBody().length() > 2 * LARGEST) {
            return tooLarge();
        }
        byte[] bytes;
        try {
            bytes = Boolean.TRUE.equals(event.getIsBase64Encoded()) ? Base64.getDecoder().decode(event.getBody())
                    : event.getBody().getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return bad("The body is said to be base64, but isn't; a JSON object is expected.");
        }
        return bytes.length > LARGEST ? tooLarge() : read(bytes, json);
    }

    private static RequestBody read(byte[] bytes, JsonReader json) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return bad("The body isn't UTF-8; a JSON object in UTF-8 is expected.");
        }
        return switch (json.read(text)) {
            case JsonReading.Read(Json.Fields fields) -> new Accepted(fields);
            case JsonReading.Read(Json other) ->
                bad("The body is " + other.describe() + "; a JSON object is expected.");
            case JsonReading.Invalid(String reason) -> bad("The body can't be read: " + reason
                    + "; a JSON object is expected.");
        };
    }

    private static Optional<String> contentType(APIGatewayProxyRequestEvent event) {
        return Optional.ofNullable(event.getHeaders()).orElse(Map.of()).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type")).map(Map.Entry::getValue)
                .filter(value -> value != null && !value.isBlank()).findFirst();
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static RequestBody bad(String message) {
        return new Refused(Response.error(400, "bad_request", message));
    }

    private static RequestBody tooLarge() {
        return new Refused(Response.error(413, "content_too_large",
                "The body is larger than " + LARGEST + " bytes, the most that is taken."));
    }
}
