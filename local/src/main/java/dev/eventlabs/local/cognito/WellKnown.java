package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.message.Outbox;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pool publishes below its issuer's URL: its keys, and where they are. And, which no AWS has, the messages that it would have sent:
 * {@code /_eventlabs/cognito/<pool>/messages}.
 */
record WellKnown(Pools pools, Issuers issuers, Outbox outbox) {

    private static final Pattern PATH = Pattern
            .compile("/([\\w-]+_[0-9a-zA-Z]+)/\\.well-known/(jwks\\.json|openid-configuration)"
                    + "|/_eventlabs/cognito/([\\w-]+_[0-9a-zA-Z]+)/(messages)");

    Api api() {
        return new Api.Raw(WellKnown::claims, call -> answer(call.request().path()));
    }

    private static boolean claims(AwsRequest request) {
        return request.method().equals("GET") && PATH.matcher(request.path()).matches();
    }

    private AwsResponse answer(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path);
        }
        String id = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        String what = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
        return pools.find(id).map(pool -> AwsResponse.json(200, content(pool, what)))
                .orElseGet(() -> AwsResponse.json(404, Struct.of("message", "User pool " + id + " does not exist.")));
    }

    private Struct content(UserPool pool, String what) {
        return switch (what) {
            case "jwks.json" -> pool.keys().published();
            case "messages" -> Struct.of("messages", outbox.of(pool.id()));
            default -> Struct.of("id_token_signing_alg_values_supported", List.of("RS256"))
                    .with("issuer", issuers.of(pool))
                    .with("jwks_uri", issuers.of(pool) + "/.well-known/jwks.json")
                    .with("response_types_supported", List.of("code", "token"))
                    .with("scopes_supported", List.of("openid", "email", "phone", "profile"))
                    .with("subject_types_supported", List.of("public"));
        };
    }
}
