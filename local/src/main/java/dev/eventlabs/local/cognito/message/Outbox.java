package dev.eventlabs.local.cognito.message;

import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages end up: in a log group of the pool, {@code /eventlabs/cognito/<pool>}, in the log of this process, and here, for whoever
 * asks for them. Thread-safe.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int KEPT = 1000;

    private final LogSink logs;
    private final Map<String, Deque<Message>> messages = new HashMap<>();

    public Outbox(LogSink logs) {
        this.logs = logs;
    }

    public void send(Scope scope, String poolId, Message message) {
        synchronized (this) {
            Deque<Message> all = messages.computeIfAbsent(poolId, each -> new ArrayDeque<>());
            if (all.size() == KEPT) {
                all.removeFirst();
            }
            all.addLast(message);
        }
        logs.write(scope, "/eventlabs/cognito/" + poolId, "messages", message.line());
        LOG.info("{} {}", poolId, message.line());
    }

    /** The last messages of a pool, oldest first. */
    public synchronized List<Struct> of(String poolId) {
        return messages.getOrDefault(poolId, new ArrayDeque<>()).stream().map(Message::described).toList();
    }
}
