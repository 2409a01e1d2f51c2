package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.UserPools;
import java.util.Set;

/** Authorizers: who decides whether a request may pass. */
final class Authorizers implements PartKind {

    private final UserPools pools;

    Authorizers(UserPools pools) {
        this.pools = pools;
    }

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
                if (!pools.available()) {
                    throw Errors.notHere("user pools yet, which COGNITO_USER_POOLS authorizers ask",
                            "Use a TOKEN or REQUEST authorizer.");
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
