package dev.eventlabs.runtime.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonObjects;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers API Gateway's proxy events by method and path. Not thread-safe while routes are added, thread-safe afterwards.
 *
 * <p>What no handler could make sense of is answered here, as {@code {"error", "message"}}: 404 {@code not_found} without a route, 405
 * {@code method_not_allowed} with {@code Allow}, 400 {@code bad_request} for a path or a body that can't be read, 413 {@code content_too_large},
 * 415 {@code unsupported_media_type}. What a handler throws is a fault of the function and passed on, so that Lambda counts it as an error.
 */
public final class Router {
    private final JsonObjects json = new JsonObjects();
    private final JsonReader reader = new JsonReader();
    private final List<Route> routes = new ArrayList<>();
    private final StructuredLog log;

    public Router(StructuredLog log) {
        this.log = log;
    }

    /** Adds a route without a body; what is in the body doesn't matter. */
    public Router get(String path, Function<Request, Response> handler) {
        routes.add(new Route("GET", new PathTemplate(path), (request, event) -> handler.apply(request)));
        return this;
    }

    /** Adds a route by POST without a body: what it is about is in its path and query. */
    public Router post(String path, Function<Request, Response> handler) {
        routes.add(new Route("POST", new PathTemplate(path), (request, event) -> handler.apply(request)));
        return this;
    }

    /** Adds a route whose body is a JSON object. */
    public Router post(String path, BiFunction<Request, Json.Fields, Response> handler) {
        routes.add(new Route("POST", new PathTemplate(path),
                (request, event) -> switch (RequestBody.of(event, reader)) {
                    case RequestBody.Accepted(Json.Fields body) -> handler.apply(request, body);
                    case RequestBody.Refused(Response response) -> response;
                }));
        return this;
    }

    /** The answer to an event, which is also logged: method, resource, status and, of our own faults, the reason. */
    public APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, String requestId) {
        Response response = respond(event);
        var line = log.line(response.status() >= 500 ? Level.ERROR : Level.INFO, "answered", requestId)
                .with("method", event.getHttpMethod()).with("resource", event.getResource())
                .with("status", response.status());
        response.reason().ifPresent(reason -> line.with("reason", reason));
        line.write();
        var headers = new HashMap<>(response.headers());
        headers.put("Content-Type", "application/json");
        return new APIGatewayProxyResponseEvent().withStatusCode(response.status()).withHeaders(headers)
                .withBody(json.text(response.body())).withIsBase64Encoded(false);
    }

    private Response respond(APIGatewayProxyRequestEvent event) {
        var allowed = new ArrayList<String>();
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = parameters(route, event);
            if (parameters.isPresent() && route.method().equals(event.getHttpMethod())) {
                return decoded(parameters.get())
                        .map(path -> route.handler().apply(request(event, path), event))
                        .orElseGet(() -> Response.error(400, "bad_request",
                                "The path isn't percent-encoded UTF-8: after % two hexadecimal digits are expected."));
            }
            parameters.ifPresent(matched -> allowed.add(route.method()));
        }
        return allowed.isEmpty()
                ? Response.error(404, "not_found", "There is nothing at this path. There is " + routes.stream()
                        .map(route -> route.method() + " " + route.path().text()).collect(Collectors.joining(", "))
                        + ".")
                : Response.error(405, "method_not_allowed",
                        "The method is " + event.getHttpMethod() + "; here is " + String.join(", ", allowed) + ".")
                        .withHeader("Allow", String.join(", ", allowed));
    }

    /** API Gateway has matched already if the route is a resource of its own; behind a {@code {proxy+}} it's up to us. */
    private static Optional<Map<String, String>> parameters(Route route, APIGatewayProxyRequestEvent event) {
        return route.path().text().equals(event.getResource())
                ? Optional.of(orEmpty(event.getPathParameters()))
                : Optional.ofNullable(event.getPath()).flatMap(route.path()::match);
    }

    /** API Gateway passes the parts of a path on as they were sent. */
    private static Optional<Map<String, String>> decoded(Map<String, String> parameters) {
        var decoded = new HashMap<String, String>();
        for (var parameter : parameters.entrySet()) {
            Optional<String> value = PercentEncoding.decode(parameter.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            decoded.put(parameter.getKey(), value.get());
        }
        return Optional.of(decoded);
    }

    private static Request request(APIGatewayProxyRequestEvent event, Map<String, String> path) {
        return new Request(path, orEmpty(event.getQueryStringParameters()), claims(event));
    }

    private static Map<String, String> claims(APIGatewayProxyRequestEvent event) {
        Object claims = Optional.ofNullable(event.getRequestContext()).map(ProxyRequestContext::getAuthorizer)
                .map(authorizer -> authorizer.get("claims")).orElse(null);
        var texts = new HashMap<String, String>();
        if (claims instanceof Map<?, ?> all) {
            all.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
