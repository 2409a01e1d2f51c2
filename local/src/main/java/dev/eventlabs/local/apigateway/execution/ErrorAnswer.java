package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an API answers errors of one type: its gateway response. Its templates know variables, but no Velocity.
 *
 * @param status empty for the type's own
 * @param parameters by {@code gatewayresponse.header.<name>}
 * @param templates by media type
 */
record ErrorAnswer(Optional<Integer> status, Map<String, String> parameters, Map<String, String> templates) {

    private static final String HEADER = "gatewayresponse.header.";
    private static final String TEMPLATE = "{\"message\":$context.error.messageString}";
    private static final ErrorAnswer STANDARD = new ErrorAnswer(Optional.empty(), Map.of(), Map.of());

    static ErrorAnswer read(ObjectNode response) {
        return new ErrorAnswer(
                Optional.ofNullable(response.get("statusCode")).filter(each -> !each.isNull()).map(JsonNode::asInt),
                Documents.texts(response.get("responseParameters")),
                Documents.texts(response.get("responseTemplates")));
    }

    /** The answer to an error, by what the API says of its type, of its class, or not at all. */
    static AwsResponse answer(Exchange exchange, GatewayError error) {
        Map<String, ErrorAnswer> all = exchange.api().errorAnswers();
        ErrorAnswer own = all.get(error.type().name());
        ErrorAnswer ofClass = all.get(error.type().fallback(error.status()).name());
        exchange.failed(error);
        // What a class of errors says of the status isn't meant for those that have one.
        int status = own != null ? own.status().orElse(error.status())
                : ofClass != null ? ofClass.status().orElse(error.status()) : error.status();
        return (own != null ? own : ofClass != null ? ofClass : STANDARD).render(exchange, error, status);
    }

    private AwsResponse render(Exchange exchange, GatewayError error, int statusOfAnswer) {
        String type = templates.isEmpty() || templates.containsKey("application/json") ? "application/json"
                : templates.keySet().iterator().next();
        exchange.status(statusOfAnswer);
        String body = exchange.variables().substitute(templates.getOrDefault(type, TEMPLATE), "");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("x-amzn-ErrorType", error.type().errorType());
        parameters.forEach((name, value) -> {
            if (name.startsWith(HEADER)) {
                exchange.variables().parameter(value).filter(HeaderRules::isValue)
                        .ifPresent(each -> headers.put(name.substring(HEADER.length()), each));
            }
        });
        return new AwsResponse(statusOfAnswer, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** What API Gateway says where there is no API that could say it otherwise. */
    static AwsResponse standard(ResponseType type) {
        return AwsResponse.json(type.status(), Json.object().put("message", type.message()))
                .with("x-amzn-ErrorType", type.errorType());
    }
}
