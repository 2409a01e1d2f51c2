package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who decides whether a request may pass.
 *
 * @param type {@code TOKEN}, {@code REQUEST} or {@code COGNITO_USER_POOLS}
 * @param function that is asked; empty for user pools
 * @param identitySources parameters as in {@code method.request.header.Authorization}, all of which must be there
 * @param validation a regular expression for the token
 * @param timeToLive how long an answer holds for the same identity
 */
record Authorizer(String id, String type, String function, List<String> pools, List<String> identitySources,
        Optional<String> validation, Duration timeToLive) {

    private static final int STANDARD_SECONDS = 300;

    static Authorizer read(JsonNode authorizer) {
        String sources = authorizer.path("identitySource").asText("");
        return new Authorizer(authorizer.path("id").asText(), authorizer.path("type").asText(),
                Integration.function(authorizer.path("authorizerUri").asText("")).orElse(""),
                Documents.list(authorizer.get("providerARNs")),
                sources.isBlank() ? List.of() : List.of(sources.strip().split("\\s*,\\s*")),
                Optional.ofNullable(authorizer.get("identityValidationExpression")).map(JsonNode::asText)
                        .filter(each -> !each.isEmpty()),
                Duration.ofSeconds(authorizer.path("authorizerResultTtlInSeconds").asInt(STANDARD_SECONDS)));
    }
}
