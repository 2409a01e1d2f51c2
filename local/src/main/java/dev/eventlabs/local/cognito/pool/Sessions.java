package dev.eventlabs.local.cognito.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is signed in: the refresh tokens of a pool. Thread-safe. */
public final class Sessions {

    /** An expired one is remembered for a while, so that its user is told why. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Map<String, Session> byToken = new LinkedHashMap<>();

    /**
     * One sign-in.
     *
     * @param eventId the {@code event_id} of all tokens of this sign-in
     * @param originJti what revoking goes by
     * @param authenticated when the user gave the password
     * @param expires when the refresh token does
     */
    public record Session(String eventId, String originJti, String username, String clientId, Instant authenticated,
            Instant expires, boolean revoked) {

        Session asRevoked() {
            return new Session(eventId, originJti, username, clientId, authenticated, expires, true);
        }
    }

    public synchronized void add(String refreshToken, Session session, Instant now) {
        byToken.values().removeIf(each -> each.expires().plus(REMEMBERED).isBefore(now));
        byToken.put(refreshToken, session);
    }

    public synchronized Optional<Session> find(String refreshToken) {
        return Optional.ofNullable(byToken.get(refreshToken));
    }

    /** Whether the sign-in that an access token comes from has been revoked. */
    public synchronized boolean isRevoked(String eventId) {
        return byToken.values().stream().noneMatch(each -> each.eventId().equals(eventId) && !each.revoked());
    }

    public synchronized void revoke(String refreshToken) {
        byToken.computeIfPresent(refreshToken, (token, session) -> session.asRevoked());
    }

    /** Signs a user out everywhere. */
    public synchronized void revokeAll(String username) {
        byToken.replaceAll((token, session) -> session.username().equals(username) ? session.asRevoked() : session);
    }
}
