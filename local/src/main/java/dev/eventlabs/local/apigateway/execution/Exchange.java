package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request to an API, and what is known of it so far. Not thread-safe. */
final class Exchange {

    private final Stage stage;
    private final AwsRequest request;
    private final String path;
    private final Instant began;
    private final ObjectNode context;
    private Endpoint endpoint;
    private ApiMethod method;
    private Map<String, String> pathParameters = Map.of();
    private String apiKeyOfAuthorizer = "";
    private Duration integrationLatency;

    /** @param path behind the stage, as sent */
    Exchange(Stage stage, AwsRequest request, String path, ObjectNode context, Instant began) {
        this.stage = stage;
        this.request = request;
        this.path = path;
        this.context = context;
        this.began = began;
    }

    void matched(Endpoint found, ApiMethod foundMethod, Map<String, String> parameters) {
        endpoint = found;
        method = foundMethod;
        pathParameters = parameters;
        context.put("resourceId", found.resourceId()).put("resourcePath", found.path());
    }

    /** @param answer what the event's {@code requestContext.authorizer} says */
    void authorized(ObjectNode answer, String apiKey) {
        context.set("authorizer", answer);
        apiKeyOfAuthorizer = apiKey;
    }

    void failed(GatewayError error) {
        ObjectNode node = context.putObject("error");
        node.put("message", error.getMessage()).put("messageString", Json.text(error.getMessage()))
                .put("responseType", error.type().name()).put("validationErrorString", error.validation());
    }

    void status(int status) {
        context.put("status", status);
    }

    void integrated(Duration latency) {
        integrationLatency = latency;
    }

    Stage stage() {
        return stage;
    }

    Snapshot api() {
        return stage.api();
    }

    AwsRequest request() {
        return request;
    }

    String path() {
        return path;
    }

    Instant began() {
        return began;
    }

    /** As the event's {@code requestContext}, and more as the request goes on. */
    ObjectNode context() {
        return context;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ApiMethod method() {
        return method;
    }

    Map<String, String> pathParameters() {
        return pathParameters;
    }

    Optional<String> apiKey() {
        return api().keyFromAuthorizer() ? Optional.of(apiKeyOfAuthorizer).filter(each -> !each.isEmpty())
                : request.header("x-api-key");
    }

    Optional<Duration> integrationLatency() {
        return Optional.ofNullable(integrationLatency);
    }

    String requestId() {
        return context.path("requestId").asText();
    }

    Variables variables() {
        return new Variables(context, stage.variables(), this::parameter);
    }

    /** @param name as in {@code header.Accept}, {@code querystring.page}, {@code path.id} */
    Optional<String> parameter(String name) {
        int dot = name.indexOf('.');
        String of = dot < 0 ? "" : name.substring(dot + 1);
        return switch (dot < 0 ? name : name.substring(0, dot)) {
            case "header", "multivalueheader" -> request.header(of);
            case "querystring", "multivaluequerystring" -> last(request.query().get(of));
            case "path" -> Optional.ofNullable(pathParameters.get(of));
            case "body" -> Optional.of(new String(request.body(), StandardCharsets.UTF_8));
            default -> Optional.empty();
        };
    }

    InputVariable input(byte[] body) {
        Map<String, String> query = new LinkedHashMap<>();
        request.query().forEach((name, values) -> query.put(name, values.getLast()));
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(request.sentNames().getOrDefault(name, name),
                values.getLast()));
        return new InputVariable(body, InputVariable.parameters(pathParameters, query, headers));
    }

    private static Optional<String> last(List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }
}
