package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a function behind a method has answered, as the client gets it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">its format</a>
 */
final class ProxyAnswer {

    private static final Set<String> MEMBERS = Set.of("statusCode", "headers", "multiValueHeaders", "body",
            "isBase64Encoded");

    private ProxyAnswer() {}

    /** @throws GatewayError if it isn't in the format */
    static AwsResponse read(Exchange exchange, byte[] payload) {
        ObjectNode answer = object(payload);
        if (answer.properties().stream().anyMatch(each -> !MEMBERS.contains(each.getKey()))) {
            throw GatewayError.malformedAnswer();
        }
        Map<String, List<String>> headers = headers(answer);
        headers.computeIfAbsent("Content-Type", name -> new ArrayList<>(List.of("application/json")));
        Map<String, String> single = new LinkedHashMap<>();
        Map<String, List<String>> repeated = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (values.size() == 1) {
                single.put(HeaderRules.outgoing(name), values.getFirst());
            } else if (!values.isEmpty()) {
                repeated.put(HeaderRules.outgoing(name), values);
            }
        });
        return new AwsResponse(status(answer.path("statusCode")), single, repeated, body(exchange, answer));
    }

    private static ObjectNode object(byte[] payload) {
        try {
            if (Json.parse(payload) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Not JSON: said below.
        }
        throw GatewayError.malformedAnswer();
    }

    /** A number, or a text that is one; 200 if there is none. */
    private static int status(JsonNode status) {
        if (status.isMissingNode() || status.isNull()) {
            return 200;
        }
        String text = status.isNumber() || status.isTextual() ? status.asText() : "";
        if (!text.matches("[2-5][0-9]{2}")) {
            throw GatewayError.malformedAnswer();
        }
        return Integer.parseInt(text);
    }

    /** Those with several values first, then those with one; the same value isn't sent twice. */
    private static Map<String, List<String>> headers(ObjectNode answer) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        requireMap(answer.path("multiValueHeaders")).properties().forEach(each -> {
            if (!each.getValue().isArray()) {
                throw GatewayError.malformedAnswer();
            }
            each.getValue().forEach(value -> add(all, each.getKey(), value));
        });
        requireMap(answer.path("headers")).properties().forEach(each -> add(all, each.getKey(), each.getValue()));
        return all;
    }

    private static JsonNode requireMap(JsonNode node) {
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            throw GatewayError.malformedAnswer();
        }
        return node;
    }

    private static void add(Map<String, List<String>> all, String name, JsonNode value) {
        if (value.isNull() || name.equalsIgnoreCase("transfer-encoding")) {
            return;
        }
        if (value.isContainerNode() || !HeaderRules.isName(name) || !HeaderRules.isValue(value.asText())) {
            throw GatewayError.malformedAnswer();
        }
        List<String> values = all.computeIfAbsent(name, each -> new ArrayList<>());
        if (!values.contains(value.asText())) {
            values.add(value.asText());
        }
    }

    /** Base64 is decoded for a client that accepts what the API takes for binary; others get it as it is. */
    private static byte[] body(Exchange exchange, ObjectNode answer) {
        JsonNode body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (body.isContainerNode()) {
            throw GatewayError.malformedAnswer();
        }
        if (answer.path("isBase64Encoded").asBoolean()
                && exchange.api().binary().contain(exchange.request().header("accept"))) {
            try {
                return Base64.getDecoder().decode(body.asText());
            } catch (IllegalArgumentException e) {
                throw GatewayError.malformedAnswer();
            }
        }
        return body.asText().getBytes(StandardCharsets.UTF_8);
    }
}
