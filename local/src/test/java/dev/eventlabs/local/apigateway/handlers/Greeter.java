package dev.eventlabs.local.apigateway.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Greets whom the path names. */
public final class Greeter implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Object name = ((Map<?, ?>) event.get("pathParameters")).get("name");
        return Map.of("statusCode", 200, "headers", Map.of("Content-Type", "text/plain"), "body", "Hello, " + name);
    }
}
