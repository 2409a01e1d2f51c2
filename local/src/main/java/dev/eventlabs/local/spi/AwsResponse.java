package dev.eventlabs.local.spi;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the HTTP status
 * @param headers as they go out
 * @param repeated headers that go out more than once, as {@code Set-Cookie} does
 * @param body whole; empty for none
 */
public record AwsResponse(int status, Map<String, String> headers, Map<String, List<String>> repeated, byte[] body) {

    public AwsResponse(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, Map.of(), body);
    }

    public static AwsResponse empty(int status) {
        return new AwsResponse(status, Map.of(), new byte[0]);
    }

    /** @param value anything that {@link Json#bytes} renders: a {@link Struct}, a Map, a record … */
    public static AwsResponse json(int status, Object value) {
        return new AwsResponse(status, Map.of("Content-Type", "application/json"), Json.bytes(value));
    }

    public static AwsResponse xml(int status, String document) {
        return new AwsResponse(status, Map.of("Content-Type", "application/xml"),
                document.getBytes(StandardCharsets.UTF_8));
    }

    public static AwsResponse bytes(int status, String contentType, byte[] body) {
        return new AwsResponse(status, Map.of("Content-Type", contentType), body);
    }

    public AwsResponse with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new AwsResponse(status, all, repeated, body);
    }
}
