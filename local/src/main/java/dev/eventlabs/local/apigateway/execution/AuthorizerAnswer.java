package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an authorizer's function has said.
 *
 * @param allowed patterns of methods' ARNs
 * @param denied such patterns, which win
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html">its format</a>
 */
record AuthorizerAnswer(String principal, List<String> allowed, List<String> denied, ObjectNode shown, String apiKey) {

    static AuthorizerAnswer read(byte[] payload) {
        try {
            JsonNode answer = Json.parse(payload);
            if (!answer.path("principalId").isTextual()
                    || !answer.path("policyDocument").path("Statement").isContainerNode()) {
                throw GatewayError.of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR);
            }
            List<String> allowed = new ArrayList<>();
            List<String> denied = new ArrayList<>();
            each(answer.path("policyDocument").path("Statement")).forEach(statement -> {
                List<String> to = statement.path("Effect").asText().equals("Allow") ? allowed : denied;
                each(statement.path("Resource")).forEach(resource -> to.add(resource.asText()));
            });
            ObjectNode shown = Json.object();
            answer.path("context").properties().forEach(member -> {
                if (member.getValue().isContainerNode()) {
                    throw GatewayError.of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR);
                }
                shown.put(member.getKey(), member.getValue().isNull() ? null : member.getValue().asText());
            });
            return new AuthorizerAnswer(answer.path("principalId").asText(), allowed, denied, shown,
                    answer.path("usageIdentifierKey").asText(""));
        } catch (IOException e) {
            throw GatewayError.of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR);
        }
    }

    private static Iterable<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
    }

    boolean allows(String methodArn) {
        return allowed.stream().anyMatch(each -> matches(each, methodArn))
                && denied.stream().noneMatch(each -> matches(each, methodArn));
    }

    /** A copy, since each request adds to it. */
    ObjectNode context() {
        return shown.deepCopy();
    }

    private static boolean matches(String pattern, String arn) {
        StringBuilder regex = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return arn.matches(regex.toString());
    }
}
