package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What is told of a request when it is answered: a line of the stage's access log, lines of the execution log if its level asks for them,
 * and metrics. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">metrics</a>
 */
final class Journal {

    private static final String NAMESPACE = "AWS/ApiGateway";

    private final LogSink logs;
    private final MetricSink metrics;

    Journal(LogSink logs, MetricSink metrics) {
        this.logs = logs;
        this.metrics = metrics;
    }

    void record(Exchange exchange, AwsResponse answer, Duration latency) {
        ObjectNode context = exchange.context();
        context.put("status", answer.status()).put("responseLength", answer.body().length)
                .put("responseLatency", latency.toMillis());
        exchange.integrationLatency().ifPresent(each -> context.put("integrationLatency", each.toMillis()));
        access(exchange);
        execution(exchange, answer);
        count(exchange, answer, latency);
    }

    private void access(Exchange exchange) {
        Stage stage = exchange.stage();
        JsonNode settings = stage.settings().path("accessLogSettings");
        String[] arn = settings.path("destinationArn").asText("").split(":", 8);
        if (arn.length >= 7 && !settings.path("format").asText("").isEmpty()) {
            logs.write(new Scope(arn[4], arn[3]), arn[6], stream(stage),
                    exchange.variables().substitute(settings.path("format").asText(), "-"));
        }
    }

    private void execution(Exchange exchange, AwsResponse answer) {
        if (exchange.endpoint() == null) {
            return;
        }
        Stage stage = exchange.stage();
        String path = exchange.endpoint().path();
        String method = exchange.method().name();
        String level = stage.setting(path, method, "loggingLevel").asText("OFF");
        boolean failed = answer.status() >= 500;
        if (level.equals("INFO") || level.equals("ERROR") && failed) {
            boolean trace = stage.setting(path, method, "dataTraceEnabled").asBoolean();
            for (String line : lines(exchange, answer, trace)) {
                logs.write(stage.scope(), "API-Gateway-Execution-Logs_" + stage.apiId() + "/" + stage.name(),
                        stream(stage), "(" + exchange.requestId() + ") " + line);
            }
        }
    }

    /** What the execution log says. @param trace whether bodies and headers are in it */
    static List<String> lines(Exchange exchange, AwsResponse answer, boolean trace) {
        List<String> all = new ArrayList<>();
        all.add("Starting execution for request: " + exchange.requestId());
        all.add("HTTP Method: " + exchange.request().method() + ", Resource Path: " + exchange.path());
        all.add("Method request path: " + exchange.pathParameters());
        if (trace) {
            all.add("Method request query string: " + exchange.request().query());
            all.add("Method request headers: " + exchange.request().headers());
            all.add("Method request body before transformations: "
                    + new String(exchange.request().body(), StandardCharsets.UTF_8));
        }
        JsonNode error = exchange.context().path("error");
        if (!error.isMissingNode()) {
            all.add("Execution failed: " + error.path("responseType").asText() + " "
                    + error.path("validationErrorString").asText(""));
        }
        exchange.integrationLatency()
                .ifPresent(each -> all.add("Received response. Integration latency: " + each.toMillis() + " ms"));
        if (trace) {
            all.add("Method response body after transformations: " + new String(answer.body(), StandardCharsets.UTF_8));
            all.add("Method response headers: " + answer.headers());
        }
        all.add("Method completed with status: " + answer.status());
        return all;
    }

    private void count(Exchange exchange, AwsResponse answer, Duration latency) {
        Stage stage = exchange.stage();
        for (Map<String, String> dimensions : List.of(Map.of("ApiName", stage.apiName()),
                Map.of("ApiName", stage.apiName(), "Stage", stage.name()))) {
            Scope scope = stage.scope();
            metrics.put(scope, NAMESPACE, "Count", dimensions, 1, "Count");
            metrics.put(scope, NAMESPACE, "4XXError", dimensions, answer.status() / 100 == 4 ? 1 : 0, "Count");
            metrics.put(scope, NAMESPACE, "5XXError", dimensions, answer.status() / 100 == 5 ? 1 : 0, "Count");
            metrics.put(scope, NAMESPACE, "Latency", dimensions, latency.toNanos() / 1e6, "Milliseconds");
            exchange.integrationLatency().ifPresent(each -> metrics.put(scope, NAMESPACE, "IntegrationLatency",
                    dimensions, each.toNanos() / 1e6, "Milliseconds"));
        }
    }

    /** AWS has many, with names of this form; a stage has one here. */
    private static String stream(Stage stage) {
        return HexFormat.of().formatHex(
                ByteBuffer.allocate(16).putLong(stage.apiId().hashCode() * 0x9E3779B97F4A7C15L)
                        .putLong(stage.name().hashCode() * 0x9E3779B97F4A7C15L).array());
    }
}
