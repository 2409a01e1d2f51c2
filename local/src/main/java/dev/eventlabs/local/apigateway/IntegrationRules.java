package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.Readability;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What may be behind a method here.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html">integrations</a>
 */
final class IntegrationRules {

    private static final int MIN_TIMEOUT_MILLIS = 50;
    private static final int MAX_TIMEOUT_MILLIS = 29_000;

    private IntegrationRules() {}

    static void complete(ObjectNode integration, String resourceId) {
        Members.onlyThese(integration, Set.of("type", "httpMethod", "uri", "credentials", "requestParameters",
                "requestTemplates", "passthroughBehavior", "timeoutInMillis", "cacheNamespace", "cacheKeyParameters",
                "connectionType"), Set.of("integrationResponses"));
        String type = Members.require(integration, "type");
        switch (type) {
            case "MOCK" -> {
                // Nobody is behind it.
            }
            case "AWS_PROXY", "AWS" -> checkFunction(integration, type);
            case "HTTP", "HTTP_PROXY" -> throw Errors.notHere("integrations of type " + type,
                    "It has AWS_PROXY and AWS with Lambda functions, and MOCK.");
            default -> throw Errors.badRequest("Invalid integration type specified: " + type);
        }
        if (!integration.path("connectionType").asText("INTERNET").equals("INTERNET")) {
            throw Errors.notHere("VPC links", "Leave 'connectionType' out.");
        }
        int timeout = integration.path("timeoutInMillis").asInt(MAX_TIMEOUT_MILLIS);
        if (timeout < MIN_TIMEOUT_MILLIS || timeout > MAX_TIMEOUT_MILLIS) {
            throw Errors.badRequest("Timeout should be between 50 ms and 29000 ms");
        }
        integration.put("timeoutInMillis", timeout);
        if (!integration.hasNonNull("passthroughBehavior")) {
            integration.put("passthroughBehavior", "WHEN_NO_MATCH");
        }
        if (!Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER")
                .contains(integration.path("passthroughBehavior").asText())) {
            throw Errors.badRequest(
                    "Invalid passthrough behavior: it must be WHEN_NO_MATCH, WHEN_NO_TEMPLATES or NEVER.");
        }
        if (!integration.hasNonNull("cacheNamespace")) {
            integration.put("cacheNamespace", resourceId);
        }
        if (!integration.has("cacheKeyParameters")) {
            integration.putArray("cacheKeyParameters");
        }
        checkTemplates(integration.path("requestTemplates"));
        integration.path("integrationResponses").forEach(each -> completeResponse((ObjectNode) each));
    }

    private static void checkFunction(ObjectNode integration, String type) {
        String uri = integration.path("uri").asText();
        if (Members.require(integration, "httpMethod").isEmpty() || !uri.startsWith("arn:")) {
            throw Errors.badRequest("Invalid ARN specified in the request");
        }
        if (!Readability.isFunction(uri)) {
            throw Errors.notHere("integrations of type " + type + " with " + uri,
                    "The URI must be arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function's ARN>/invocations.");
        }
    }

    static void completeResponse(ObjectNode response) {
        Members.onlyThese(response, Set.of("selectionPattern", "responseParameters", "responseTemplates"),
                Set.of("statusCode"));
        try {
            Pattern.compile(response.path("selectionPattern").asText(""));
        } catch (PatternSyntaxException e) {
            throw Errors.badRequest("Invalid selection pattern: " + e.getDescription());
        }
        checkTemplates(response.path("responseTemplates"));
    }

    private static void checkTemplates(JsonNode templates) {
        for (Map.Entry<String, JsonNode> each : templates.properties()) {
            Readability.faultOfTemplate(each.getValue().asText()).ifPresent(fault -> {
                throw Errors.badRequest("The mapping template for " + each.getKey() + " can't be read: " + fault);
            });
        }
    }
}
