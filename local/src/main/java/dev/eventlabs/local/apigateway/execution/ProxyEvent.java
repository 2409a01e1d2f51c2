package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The event of a function behind a method. A map that would be empty is null.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">its format</a>
 */
final class ProxyEvent {

    private ProxyEvent() {}

    static ObjectNode of(Exchange exchange) {
        AwsRequest request = exchange.request();
        Map<String, List<String>> headers = headers(exchange);
        Map<String, List<String>> query = new LinkedHashMap<>(request.query());
        Map<String, String> path = new LinkedHashMap<>(exchange.pathParameters());
        map(exchange, headers, query, path);
        ObjectNode event = Json.object().put("resource", exchange.endpoint().path()).put("path", exchange.path())
                .put("httpMethod", request.method());
        event.set("headers", orNull(last(headers)));
        event.set("multiValueHeaders", orNull(headers));
        event.set("queryStringParameters", orNull(last(query)));
        event.set("multiValueQueryStringParameters", orNull(query));
        event.set("pathParameters", orNull(path));
        event.set("stageVariables", orNull(Documents.texts(exchange.stage().variables())));
        event.set("requestContext", RequestContext.ofEvent(exchange));
        boolean binary = request.body().length > 0
                && exchange.api().binary().contain(request.header("content-type"));
        return event.put("body", body(request.body(), binary)).put("isBase64Encoded", binary);
    }

    private static String body(byte[] body, boolean binary) {
        if (body.length == 0) {
            return null;
        }
        return binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8);
    }

    /** As they were written, with what a proxy adds. */
    static Map<String, List<String>> headers(Exchange exchange) {
        AwsRequest request = exchange.request();
        Map<String, List<String>> all = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> {
            if (!HeaderRules.isOfTheConnection(name)) {
                all.put(request.sentNames().getOrDefault(name, name), values);
            }
        });
        all.put("X-Amzn-Trace-Id", List.of(exchange.context().path("xrayTraceId").asText()));
        all.put("X-Forwarded-For", List.of("127.0.0.1"));
        String host = request.header("host").orElse("");
        all.put("X-Forwarded-Port", List.of(host.contains(":") ? host.substring(host.lastIndexOf(':') + 1) : "80"));
        all.put("X-Forwarded-Proto", List.of("http"));
        return all;
    }

    /** What the integration's request parameters set on top. */
    private static void map(Exchange exchange, Map<String, List<String>> headers, Map<String, List<String>> query,
            Map<String, String> path) {
        exchange.method().integration().requestParameters()
                .forEach((target, source) -> exchange.variables().parameter(source).ifPresent(value -> {
                    String name = target.substring(target.indexOf('.', "integration.request.".length()) + 1);
                    if (target.startsWith("integration.request.header.")) {
                        headers.keySet().removeIf(name::equalsIgnoreCase);
                        headers.put(name, List.of(value));
                    } else if (target.startsWith("integration.request.querystring.")) {
                        query.put(name, List.of(value));
                    } else if (target.startsWith("integration.request.path.")) {
                        path.put(name, value);
                    }
                }));
    }

    private static Map<String, String> last(Map<String, List<String>> all) {
        Map<String, String> each = new LinkedHashMap<>();
        all.forEach((name, values) -> each.put(name, values.getLast()));
        return each;
    }

    private static JsonNode orNull(Map<String, ?> map) {
        return map.isEmpty() ? Json.MAPPER.nullNode() : Json.MAPPER.valueToTree(map);
    }
}
