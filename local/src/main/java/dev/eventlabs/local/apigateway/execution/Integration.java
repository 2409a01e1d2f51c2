package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is behind a method.
 *
 * @param function of the URI: an ARN in which stage variables may stand; empty for a mock
 * @param hasRole whether it is called as a role, which the function's policy need not let in
 * @param viaPost whether the function is called as Lambda wants to be called: by {@code POST}
 */
record Integration(Kind kind, String function, boolean hasRole, boolean viaPost, Duration timeout, String passthrough,
        Map<String, String> requestParameters, Map<String, MappingTemplate> requestTemplates,
        List<Response> responses) {

    private static final Pattern FUNCTION = Pattern
            .compile("arn:aws[a-z-]*:apigateway:[^:]*:lambda:path/2015-03-31/functions/(.+)/invocations");
    private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(29);

    enum Kind {
        /** The function gets the whole request and gives the whole answer. */
        LAMBDA_PROXY,
        /** Templates make the function's event, and the answer of its result. */
        LAMBDA,
        /** Templates make the answer without anybody behind it. */
        MOCK
    }

    /** @param selection a regular expression for the function's error message; empty for the default response */
    record Response(int status, String selection, Map<String, String> parameters,
            Map<String, MappingTemplate> templates) {

        /** The whole message must match, as in Java's own sense of the word; line breaks count as characters. */
        boolean selects(String message) {
            return !selection.isEmpty() && Pattern.compile(selection).matcher(message).matches();
        }
    }

    static Integration read(JsonNode integration) {
        String type = integration.path("type").asText();
        Kind kind = type.equals("MOCK") ? Kind.MOCK : type.equals("AWS_PROXY") ? Kind.LAMBDA_PROXY : Kind.LAMBDA;
        List<Response> responses = new ArrayList<>();
        integration.path("integrationResponses").forEach(each -> responses.add(new Response(
                each.path("statusCode").asInt(), each.path("selectionPattern").asText(""),
                Documents.texts(each.get("responseParameters")), templates(each.get("responseTemplates")))));
        return new Integration(kind, function(integration.path("uri").asText("")).orElse(""),
                integration.hasNonNull("credentials"),
                kind == Kind.MOCK || integration.path("httpMethod").asText().equals("POST"),
                Documents.millis(integration.get("timeoutInMillis"), STANDARD_TIMEOUT),
                integration.path("passthroughBehavior").asText("WHEN_NO_MATCH"),
                Documents.texts(integration.get("requestParameters")), templates(integration.get("requestTemplates")),
                List.copyOf(responses));
    }

    /** The function's ARN in an integration's URI; empty if the URI is that of something else. */
    static Optional<String> function(String uri) {
        Matcher matcher = FUNCTION.matcher(uri);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Map<String, MappingTemplate> templates(JsonNode templates) {
        Map<String, MappingTemplate> all = new LinkedHashMap<>();
        Documents.texts(templates).forEach((type, text) -> all.put(type, new MappingTemplate(text)));
        return all;
    }
}
