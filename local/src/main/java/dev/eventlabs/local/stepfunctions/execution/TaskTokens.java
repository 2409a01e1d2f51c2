package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.stepfunctions.integration.TaskError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that wait for somebody who has their token. Thread-safe. */
public final class TaskTokens {

    private static final String SIGN = "task|";

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Ids ids;

    TaskTokens(Ids ids) {
        this.ids = ids;
    }

    /** A task that waits. */
    public static final class Pending {

        private final CompletableFuture<JsonNode> result = new CompletableFuture<>();
        private Runnable onHeartbeat = () -> {};

        private Pending() {}

        CompletableFuture<JsonNode> result() {
            return result;
        }

        synchronized void onHeartbeat(Runnable what) {
            onHeartbeat = what;
        }

        /** @return whether it still waits */
        public boolean succeed(JsonNode output) {
            return result.complete(output);
        }

        /** @return whether it still waits */
        public boolean fail(String error, String cause) {
            return result.completeExceptionally(new TaskError(error, cause));
        }

        /** @return whether it still waits */
        public boolean heartbeat() {
            synchronized (this) {
                onHeartbeat.run();
            }
            return !result.isDone();
        }
    }

    /** Whether it looks like a token that was given out by anybody like us. */
    public static boolean wellFormed(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).startsWith(SIGN);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The task that has the token; empty once it has ended, however it did. */
    public Optional<Pending> find(String token) {
        return Optional.ofNullable(pending.get(token));
    }

    String issue(String executionArn) {
        String token = Base64.getEncoder()
                .encodeToString((SIGN + executionArn + "|" + ids.uuid()).getBytes(StandardCharsets.UTF_8));
        pending.put(token, new Pending());
        return token;
    }

    Pending get(String token) {
        return pending.get(token);
    }

    void withdraw(String token) {
        pending.remove(token);
    }
}
