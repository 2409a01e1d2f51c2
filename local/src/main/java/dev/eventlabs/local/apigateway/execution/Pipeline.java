package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** Takes a request through an API: route, gate, integration, answer. Thread-safe. */
final class Pipeline {

    private final Gate gate;
    private final Integrations integrations;
    private final Time time;
    private final Ids ids;

    Pipeline(Gate gate, Integrations integrations, Time time, Ids ids) {
        this.gate = gate;
        this.integrations = integrations;
        this.time = time;
        this.ids = ids;
    }

    /** @param path behind the stage, as sent */
    Exchange begin(Stage stage, AwsRequest request, String path, String requestId) {
        Instant now = time.instant();
        String plain = path.isEmpty() ? "/" : path;
        ObjectNode context = RequestContext.of(stage, request, plain, requestId, ids.suffix(15) + "=", now);
        context.put("xrayTraceId", request.header("x-amzn-trace-id").orElseGet(
                () -> "Root=1-" + Long.toHexString(now.getEpochSecond()) + "-" + ids.hex(24)));
        return new Exchange(stage, request, plain, context, now);
    }

    /** The answer to a request whose method has yet to be found. */
    AwsResponse route(Exchange exchange) {
        return guarded(exchange, () -> {
            Routing.Match match = exchange.api().find(exchange.path())
                    .orElseThrow(() -> GatewayError.of(ResponseType.MISSING_AUTHENTICATION_TOKEN));
            ApiMethod method = match.endpoint().method(exchange.request().method())
                    .orElseThrow(() -> GatewayError.of(ResponseType.MISSING_AUTHENTICATION_TOKEN));
            exchange.matched(match.endpoint(), method, match.parameters());
            gate.pass(exchange);
            return integrate(exchange);
        });
    }

    /** The answer of a method that is tried: nobody stands at the gate. */
    AwsResponse attempt(Exchange exchange) {
        return guarded(exchange, () -> integrate(exchange));
    }

    private AwsResponse integrate(Exchange exchange) {
        Instant before = time.instant();
        try {
            return integrations.answer(exchange);
        } finally {
            exchange.integrated(Duration.between(before, time.instant()));
        }
    }

    private interface Step {
        AwsResponse run();
    }

    private AwsResponse guarded(Exchange exchange, Step step) {
        AwsResponse answer;
        try {
            answer = step.run();
        } catch (GatewayError error) {
            answer = ErrorAnswer.answer(exchange, error);
        }
        return answer.with("x-amzn-RequestId", exchange.requestId())
                .with("x-amz-apigw-id", exchange.context().path("extendedRequestId").asText())
                .with("X-Amzn-Trace-Id", exchange.context().path("xrayTraceId").asText());
    }
}
