package dev.eventlabs.local.cognito.pool;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sign-ins that wait for an answer: each can be answered once, and not for long. Thread-safe.
 *
 * @param <C> what is asked
 */
public final class Challenges<C> {

    private record Open<T>(T challenge, Instant expires) {}

    private final Map<String, Open<C>> open = new HashMap<>();

    public synchronized void ask(String session, C challenge, Instant expires, Instant now) {
        open.values().removeIf(each -> each.expires().isBefore(now));
        open.put(session, new Open<>(challenge, expires));
    }

    /** @param refusal for one that was never asked, or is over */
    public synchronized C answer(String session, Instant now, Supplier<? extends RuntimeException> refusal) {
        Open<C> challenge = open.remove(session);
        if (challenge == null || !now.isBefore(challenge.expires())) {
            throw refusal.get();
        }
        return challenge.challenge();
    }
}
