package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cognito.pool.Group;
import dev.eventlabs.local.cognito.pool.PoolClient;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.Sessions.Session;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Writes the tokens of who has signed in. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">
 *      their claims</a>
 */
record TokenIssuer(Issuers issuers, Hooks hooks, Ids ids, RandomGenerator random) {

    private static final int REFRESH_TOKEN_BYTES = 768;
    /** What a function can't change. */
    private static final Set<String> RESERVED = Set.of("acr", "amr", "at_hash", "aud", "auth_time", "azp",
            "cognito:username", "exp", "iat", "identities", "iss", "jti", "nbf", "nonce", "origin_jti", "sub",
            "token_use", "event_id");

    /** @param source as the pre-token-generation trigger names it, for instance {@code TokenGeneration_Authentication} */
    Struct signIn(Registered at, User user, String source, Hooks.Cause cause, Instant now) {
        Session session = new Session(ids.uuid(), ids.uuid(), user.username(), at.client().id(), now,
                now.plus(at.client().refreshValidity()), false);
        byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
        random.nextBytes(bytes);
        String refresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Struct tokens = tokens(at, user, session, source, cause, now).with("RefreshToken", refresh);
        at.pool().sessions().add(refresh, session, now);
        return tokens;
    }

    /** New tokens of a sign-in that has been; the refresh token stays the same and isn't in the answer. */
    Struct refresh(Registered at, User user, Session session, Hooks.Cause cause, Instant now) {
        return tokens(at, user, session, "TokenGeneration_RefreshTokens", cause, now);
    }

    private Struct tokens(Registered at, User user, Session session, String source, Hooks.Cause cause, Instant now) {
        PoolClient client = at.client();
        UserPool pool = at.pool();
        List<String> groups = pool.groups().of(user.username()).stream().map(Group::name).toList();
        JsonNode override = hooks.preTokenGeneration(pool, source, user, groups, cause);
        List<String> shownGroups = groups(override, groups);
        Struct access = common(at, user, session, "access", now)
                .with("client_id", client.id())
                .with("scope", "aws.cognito.signin.user.admin")
                .with("exp", now.plus(client.accessValidity()).getEpochSecond())
                .with("username", user.username());
        Struct id = common(at, user, session, "id", now)
                .with("aud", client.id())
                .with("exp", now.plus(client.idValidity()).getEpochSecond())
                .with("cognito:username", user.username());
        user.attributes().forEach((name, value) -> {
            if (client.mayRead(name)) {
                id.putIfAbsent(name, pool.schema().isFlag(name) ? (Object) Boolean.valueOf(value) : value);
            }
        });
        if (!shownGroups.isEmpty()) {
            access.with("cognito:groups", shownGroups);
            id.with("cognito:groups", shownGroups);
        }
        List<String> roles = pool.groups().of(user.username()).stream().flatMap(each -> each.role().stream()).toList();
        if (!roles.isEmpty()) {
            id.with("cognito:roles", roles).with("cognito:preferred_role", roles.getFirst());
        }
        override.path("claimsToAddOrOverride").properties().stream().filter(each -> !RESERVED.contains(each.getKey()))
                .forEach(each -> id.put(each.getKey(), each.getValue()));
        override.path("claimsToSuppress").forEach(each -> {
            if (!RESERVED.contains(each.asText())) {
                id.remove(each.asText());
            }
        });
        return Struct.of("AccessToken", pool.keys().signAccessToken(access))
                .with("ExpiresIn", client.accessValidity().toSeconds()).with("TokenType", "Bearer")
                .with("IdToken", pool.keys().signIdToken(id));
    }

    private Struct common(Registered at, User user, Session session, String use, Instant now) {
        boolean revocable = at.client().revokesTokens();
        return Struct.of("sub", user.sub()).with("iss", issuers.of(at.pool())).with("token_use", use)
                .with("event_id", session.eventId()).with("origin_jti", revocable ? session.originJti() : null)
                .with("auth_time", session.authenticated().getEpochSecond()).with("iat", now.getEpochSecond())
                .with("jti", ids.uuid());
    }

    private static List<String> groups(JsonNode override, List<String> own) {
        JsonNode groups = override.path("groupOverrideDetails").path("groupsToOverride");
        if (!groups.isArray()) {
            return own;
        }
        List<String> all = new ArrayList<>();
        groups.forEach(each -> all.add(each.asText()));
        return all;
    }
}
