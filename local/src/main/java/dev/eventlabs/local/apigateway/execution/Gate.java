package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets requests to a method in, in AWS's order: authorization, API key, throttling, validation. Thread-safe. */
final class Gate {

    private final Authorization authorization;
    private final KeyPlans plans;
    private final TokenBuckets buckets;

    Gate(Authorization authorization, KeyPlans plans, TokenBuckets buckets) {
        this.authorization = authorization;
        this.plans = plans;
        this.buckets = buckets;
    }

    /** @throws GatewayError if it is refused */
    void pass(Exchange exchange) {
        authorization.check(exchange);
        checkKey(exchange);
        throttle(exchange);
        checkParameters(exchange);
        checkBody(exchange);
    }

    private void checkKey(Exchange exchange) {
        if (!exchange.method().apiKeyRequired()) {
            return;
        }
        String value = exchange.apiKey().orElse("");
        String method = exchange.endpoint().path() + "/" + exchange.request().method();
        switch (plans.admit(exchange.stage().scope(), exchange.stage().apiId(), exchange.stage().name(), method,
                value)) {
            case KeyPlans.Admission.Admitted(String id) -> ((ObjectNode) exchange.context().path("identity"))
                    .put("apiKey", value).put("apiKeyId", id);
            case KeyPlans.Admission.Unknown() -> throw GatewayError.of(ResponseType.INVALID_API_KEY);
            case KeyPlans.Admission.Throttled() -> throw GatewayError.of(ResponseType.THROTTLED);
            case KeyPlans.Admission.OverQuota() -> throw GatewayError.of(ResponseType.QUOTA_EXCEEDED);
        }
    }

    private void throttle(Exchange exchange) {
        Stage stage = exchange.stage();
        String path = exchange.endpoint().path();
        String method = exchange.method().name();
        JsonNode rate = stage.setting(path, method, "throttlingRateLimit");
        JsonNode burst = stage.setting(path, method, "throttlingBurstLimit");
        if (rate.isMissingNode() && burst.isMissingNode()) {
            return;
        }
        if (!buckets.take(stage.scope() + " " + stage.apiId() + " " + stage.name() + " " + path + " " + method,
                rate.asDouble(10_000), burst.asDouble(5_000))) {
            throw GatewayError.of(ResponseType.THROTTLED);
        }
    }

    private static void checkParameters(Exchange exchange) {
        List<String> missing = new ArrayList<>();
        exchange.method().requiredParameters().forEach(name -> {
            if (exchange.parameter(name).filter(each -> !each.isEmpty()).isEmpty()) {
                missing.add(name.substring(name.indexOf('.') + 1));
            }
        });
        if (!missing.isEmpty()) {
            throw GatewayError.of(ResponseType.BAD_REQUEST_PARAMETERS,
                    "Missing required request parameters: [" + String.join(", ", missing) + "]");
        }
    }

    /** A body of a type for which there is no model isn't looked at. */
    private static void checkBody(Exchange exchange) {
        AwsRequest request = exchange.request();
        BodySchema schema = exchange.method().bodies()
                .get(request.header("content-type").map(MediaTypes::plain).orElse("application/json"));
        Optional<String> complaint = schema == null ? Optional.empty() : schema.complaint(request.body());
        complaint.ifPresent(each -> {
            throw GatewayError.invalidBody(each);
        });
    }
}
