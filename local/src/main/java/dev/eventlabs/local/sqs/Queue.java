package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One queue: what it is set to, and its messages in the engine. Thread-safe. */
final class Queue {

    private static final int MOST_MISSES = 10_000;

    private final Scope scope;
    private final String name;
    private final Instant created;
    private final EngineQueue engine;
    private final QueueMetrics metrics;
    private final Time time;
    private final Arrivals arrivals;
    private volatile Map<String, String> attributes;
    private volatile Map<String, String> tags;
    private volatile Instant modified;
    private volatile Optional<Queue> deadLetters = Optional.empty();
    private volatile Instant purged = Instant.MIN;
    private volatile boolean deleted;

    Queue(Scope scope, String name, Map<String, String> attributes, Map<String, String> tags, EngineQueue engine,
            QueueMetrics metrics, Time time) {
        this.scope = scope;
        this.name = name;
        this.engine = engine;
        this.metrics = metrics;
        this.time = time;
        this.attributes = Map.copyOf(attributes);
        this.tags = new TreeMap<>(tags);
        arrivals = new Arrivals(time);
        created = time.instant();
        modified = created;
    }

    Scope scope() {
        return scope;
    }

    String name() {
        return name;
    }

    String arn() {
        return scope.arn("sqs", name);
    }

    Instant created() {
        return created;
    }

    Instant modified() {
        return modified;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Map<String, String> tags() {
        return tags;
    }

    int number(String attribute) {
        return Integer.parseInt(attributes.get(attribute));
    }

    boolean isFifo() {
        return attributes.containsKey(QueueAttributes.FIFO);
    }

    Optional<RedrivePolicy> redrive() {
        return Optional.ofNullable(attributes.get(QueueAttributes.REDRIVE)).map(RedrivePolicy::parse);
    }

    boolean admits(Queue source) {
        return Optional.ofNullable(attributes.get(QueueAttributes.REDRIVE_ALLOW)).map(RedriveAllowPolicy::parse)
                .map(policy -> policy.allows(source.arn())).orElse(true);
    }

    EngineQueue.Depth depth() {
        return engine.depth();
    }

    void set(Map<String, String> changed) {
        attributes = Map.copyOf(changed);
        modified = time.instant();
    }

    synchronized void tag(Map<String, String> added, List<String> removed) {
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(added);
        all.keySet().removeAll(removed);
        tags = all;
    }

    /** Where dead letters go; empty if the policy names no queue that is there, so that none gets lost. */
    void link(Optional<Queue> target) {
        target.ifPresentOrElse(
                queue -> engine.deadLetters(queue.engine, redrive().orElseThrow().maxReceives()),
                engine::noDeadLetters);
        deadLetters = target;
    }

    /** Marks it as gone; whoever waits for its messages stops waiting. */
    void deleted() {
        deleted = true;
        arrivals.now();
    }

    List<Stored> send(List<Stored.New> messages) {
        List<Stored> sent = engine.send(messages);
        metrics.sent(sent.size());
        long now = time.millis();
        sent.stream().mapToLong(Stored::nextDelivery).filter(shows -> shows > now).forEach(arrivals::at);
        arrivals.now();
        return sent;
    }

    /**
     * Gives and hides what is visible; waits for it if there is nothing.
     *
     * @throws dev.eventlabs.local.spi.AwsException if the queue is deleted
     */
    List<Stored> receive(int max, Duration visibility, Duration wait) throws InterruptedException {
        long deadline = time.millis() + wait.toMillis();
        int misses = 0;
        while (true) {
            if (deleted) {
                throw Errors.noSuchQueue();
            }
            long seen = arrivals.count();
            long looked = time.millis();
            List<Stored> received = engine.receive(max, visibility.toMillis());
            // What was received too often has moved with this very call.
            deadLetters.ifPresent(queue -> queue.arrivals.now());
            if (!received.isEmpty()) {
                arrivals.at(time.millis() + visibility.toMillis());
                List<Stored> fresh = dropExpired(received);
                if (!fresh.isEmpty()) {
                    metrics.received(fresh.size());
                    return fresh;
                }
            } else if (misses++ >= MOST_MISSES || !mayHaveMissed()) {
                if (time.millis() >= deadline) {
                    metrics.receivedNothing();
                    return List.of();
                }
                arrivals.await(seen, looked, deadline);
            }
        }
    }

    void delete(List<String> receipts) {
        engine.delete(receipts);
        metrics.deleted(receipts.size());
        if (isFifo()) {
            // The next message of the group may be delivered now.
            arrivals.now();
        }
    }

    Optional<Stored> find(String messageId) {
        return engine.find(messageId);
    }

    boolean hide(String receipt, Duration visibility) {
        boolean done = engine.hide(receipt, visibility.toMillis());
        if (visibility.isZero()) {
            arrivals.now();
        } else {
            arrivals.at(time.millis() + visibility.toMillis());
        }
        return done;
    }

    /** @return whether it was done: at most once a minute */
    synchronized boolean purge() {
        Instant now = time.instant();
        if (purged.isAfter(now.minusSeconds(60))) {
            return false;
        }
        purged = now;
        engine.clear();
        return true;
    }

    /**
     * The engine counts dead letters among what was asked for, and looks only at the message that it believes to be next; so nothing can
     * mean that there is more. A FIFO queue shows messages of groups that are in flight as visible, so there the count says nothing.
     */
    private boolean mayHaveMissed() {
        return !isFifo() && engine.depth().visible() > 0;
    }

    /** The engine knows no retention period: what is over it goes when it would be delivered. */
    private List<Stored> dropExpired(List<Stored> messages) {
        Instant oldest = time.instant().minusSeconds(number(QueueAttributes.RETENTION));
        List<Stored> fresh = new ArrayList<>();
        List<String> expired = new ArrayList<>();
        for (Stored message : messages) {
            if (message.sent().isBefore(oldest)) {
                expired.add(message.receipt());
            } else {
                fresh.add(message);
            }
        }
        if (!expired.isEmpty()) {
            engine.delete(expired);
        }
        return fresh;
    }
}
