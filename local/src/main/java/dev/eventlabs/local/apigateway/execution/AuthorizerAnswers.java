package dev.eventlabs.local.apigateway.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What authorizers have said of whom, as long as it holds. Thread-safe. */
final class AuthorizerAnswers {

    private static final int MAX = 10_000;

    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    AuthorizerAnswers(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(AuthorizerAnswer answer, Instant until) {}

    synchronized Optional<AuthorizerAnswer> find(String key) {
        return Optional.ofNullable(kept.get(key)).filter(each -> clock.instant().isBefore(each.until()))
                .map(Kept::answer);
    }

    /** The first answer counts until its time is over. */
    synchronized void keep(String key, AuthorizerAnswer answer, Duration timeToLive) {
        if (find(key).isEmpty()) {
            kept.put(key, new Kept(answer, clock.instant().plus(timeToLive)));
            if (kept.size() > MAX) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }
}
