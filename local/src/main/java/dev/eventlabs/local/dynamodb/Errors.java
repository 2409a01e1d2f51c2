package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;

/** DynamoDB's errors: in its own spelling, and where the engine words one differently, as AWS does. */
final class Errors {

    private static final String PREFIX = "com.amazonaws.dynamodb.v20120810#";

    private Errors() {}

    static byte[] json(AwsException e) {
        String prefix = switch (e.code()) {
            case "ValidationException", "SerializationException", "UnknownOperationException" ->
                "com.amazon.coral.service#";
            default -> PREFIX;
        };
        Struct body = Struct.of("__type", prefix + e.code()).with("message", e.getMessage());
        e.members().forEach(body::with);
        return Json.bytes(body);
    }

    static String message(JsonNode body) {
        String message = body.path("Message").asText(body.path("message").asText());
        return message.equals("Cannot do operations on a non-existent table") ? "Requested resource not found"
                : message;
    }
}
