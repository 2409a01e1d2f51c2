package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.token.Jwt;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.UserPools;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tokens are worth to API Gateway. As there, who was signed out is let in until the token is over. Thread-safe. */
record TokenVerdicts(Callers callers, Issuers issuers) implements UserPools {

    /** As API Gateway shows times: {@code Wed Jan 07 16:20:06 UTC 2026}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    public Verdict verify(Scope scope, List<String> poolArns, String token) {
        Optional<UserPool> pool = callers.pool(token).filter(each -> poolArns.contains(each.arn()));
        Optional<Jwt> jwt = pool.flatMap(each -> each.keys().verified(token)
                .filter(read -> read.text("iss").equals(issuers.of(each))));
        if (jwt.isEmpty()) {
            return new Verdict.Invalid();
        }
        return jwt.get().hasExpired(callers.pools().now()) ? new Verdict.Expired()
                : new Verdict.Valid(shown(jwt.get().claims()));
    }

    private static ObjectNode shown(ObjectNode claims) {
        ObjectNode shown = Json.object();
        claims.properties().forEach(each -> shown.put(each.getKey(), text(each.getKey(), each.getValue())));
        return shown;
    }

    private static String text(String claim, JsonNode value) {
        if (claim.equals("exp") || claim.equals("iat")) {
            return TIME.format(Instant.ofEpochSecond(value.asLong()));
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
