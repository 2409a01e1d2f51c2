package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Authorizers: who decides whether a request may pass. */
final class Authorizers implements PartKind {

    /** The pool's id may be a stage variable. */
    private static final Pattern POOL = Pattern
            .compile("arn:aws[\\w-]*:cognito-idp:[\\w-]*:\\d*:userpool/([\\w-]+|\\$\\{stageVariables\\.\\w+})");

    @Override
    public String path() {
        return "authorizers";
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public Parts in(RestApi api) {
        return api.authorizers;
    }

    @Override
    public void complete(RestApi api, ObjectNode given) {
        Members.onlyThese(given, Set.of("name", "type", "providerARNs", "authType", "authorizerUri",
                "authorizerCredentials", "identitySource", "identityValidationExpression",
                "authorizerResultTtlInSeconds"), Set.of("id"));
        String type = Members.require(given, "type");
        switch (type) {
            case "COGNITO_USER_POOLS" -> {
                if (given.path("providerARNs").isEmpty()) {
                    throw Errors
                            .badRequest("Invalid request input: a COGNITO_USER_POOLS authorizer needs providerARNs.");
                }
                for (JsonNode arn : given.path("providerARNs")) {
                    if (!POOL.matcher(arn.asText()).matches()) {
                        throw Errors.badRequest("Invalid Cognito User Pool ARN: " + arn.asText());
                    }
                }
            }
            case "TOKEN", "REQUEST" -> Members.require(given, "authorizerUri");
            default -> throw Errors.badRequest("Invalid authorizer type specified: " + type
                    + ". It must be TOKEN, REQUEST or COGNITO_USER_POOLS.");
        }
        if (!given.hasNonNull("authorizerResultTtlInSeconds")) {
            given.put("authorizerResultTtlInSeconds", 300);
        }
        int seconds = given.path("authorizerResultTtlInSeconds").asInt();
        if (seconds < 0 || seconds > 3600) {
            throw Errors.badRequest("Authorizer result TTL must be between 0 and 3600 seconds.");
        }
        if (!given.hasNonNull("authType")) {
            given.put("authType", type.equals("COGNITO_USER_POOLS") ? "cognito_user_pools" : "custom");
        }
    }

    @Override
    public void checkUnused(RestApi api, String id) {
        boolean used = api.resources.list().stream().flatMap(each -> each.path("resourceMethods").valueStream())
                .anyMatch(method -> method.path("authorizerId").asText().equals(id));
        if (used) {
            throw Errors.conflict("Cannot delete authorizer " + id + ", is referenced in method");
        }
    }
}
