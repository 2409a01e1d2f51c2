package dev.eventlabs.runtime.http;

import dev.eventlabs.runtime.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer in JSON.
 *
 * @param headers besides {@code Content-Type}
 * @param reason for the log, if this is our own fault: not for who asked
 */
public record Response(int status, Map<String, String> headers, Json body, Optional<String> reason) {

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response of(int status, Json body) {
        return new Response(status, Map.of(), body, Optional.empty());
    }

    /**
     * @param error a code that programs can tell errors by, such as {@code task_not_found}
     * @param message a sentence for people: what was wrong, what is expected
     */
    public static Response error(int status, String error, String message) {
        return new Response(status, Map.of(), shape(error, message), Optional.empty());
    }

    /** 503 {@code unavailable}: it isn't the caller's fault, and worth another try. */
    public static Response unavailable(String reason) {
        return new Response(503, Map.of("Retry-After", "1"),
                shape("unavailable", "The request was right, but could not be served. Try again in a moment."),
                Optional.of(reason));
    }

    public Response withHeader(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Response(status, all, body, reason);
    }

    private static Json shape(String error, String message) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("error", new Json.Text(error));
        fields.put("message", new Json.Text(message));
        return new Json.Fields(fields);
    }
}
