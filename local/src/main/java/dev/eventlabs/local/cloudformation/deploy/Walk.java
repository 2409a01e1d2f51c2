package dev.eventlabs.local.cloudformation.deploy;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Does things that wait for each other, as many at once as may be: each on a virtual thread of its own, once what it waits for is done.
 * All else ({@link Steps#settle}, {@link Steps#cancelled}) happens on the thread that runs the walk, one thing at a time.
 * {@link #cancel} may be called from any thread.
 *
 * @param <R> what one thing results in
 */
final class Walk<R> {

    /** How long what is being done when the walk is cancelled may take before its thread is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What is done with each thing. */
    interface Steps<R> {

        /** Does it; runs on a thread of its own. */
        R work(String id);

        /**
         * @param result empty if its thread gave up
         * @param cancelled whether {@link #cancelled} was called for it
         * @return whether what waits for it may be done
         */
        boolean settle(String id, Optional<R> result, boolean cancelled);

        /** Is called for what is being done when the walk is cancelled. */
        default void cancelled(String id) {}
    }

    private record Message<R>(String id, Optional<R> result) {}

    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private final Map<String, Thread> running = new HashMap<>();
    private final Set<String> cancelledIds = new LinkedHashSet<>();
    private final BlockingQueue<Message<R>> messages = new LinkedBlockingQueue<>();
    private final Steps<R> steps;
    private final boolean stopAtFailure;
    private boolean failed;
    private boolean stopped;
    private RuntimeException fault;

    /**
     * @param dependencies what each waits for; what isn't a key is taken for done
     * @param stopAtFailure whether the first failure cancels all the others; else only those that wait for it are left out
     */
    Walk(Map<String, Set<String>> dependencies, boolean stopAtFailure, Steps<R> steps) {
        dependencies.forEach((id, needed) -> {
            Set<String> open = new LinkedHashSet<>(needed);
            open.retainAll(dependencies.keySet());
            waiting.put(id, open);
        });
        this.stopAtFailure = stopAtFailure;
        this.steps = steps;
    }

    /** Starts nothing more; whoever runs the walk gets back as soon as what is being done has ended. */
    void cancel() {
        messages.add(new Message<>("", Optional.empty()));
    }

    /** @return whether all was done */
    boolean run() throws InterruptedException {
        startReady();
        boolean interrupted = false;
        while (!running.isEmpty()) {
            Message<R> message = stopped && !interrupted
                    ? messages.poll(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    : messages.take();
            if (message == null) {
                interrupted = true;
                running.values().forEach(Thread::interrupt);
            } else if (message.id().isEmpty()) {
                stop();
            } else {
                running.remove(message.id());
                if (settled(message)) {
                    waiting.values().forEach(open -> open.remove(message.id()));
                } else {
                    failed = true;
                    if (stopAtFailure) {
                        stop();
                    }
                }
                startReady();
            }
        }
        if (fault != null) {
            throw fault;
        }
        return !failed && waiting.isEmpty();
    }

    /** A fault of ours must not leave threads behind that nobody waits for: it is thrown when all have ended. */
    private boolean settled(Message<R> message) {
        try {
            return steps.settle(message.id(), message.result(), cancelledIds.contains(message.id()));
        } catch (RuntimeException e) {
            fault = e;
            stop();
            return false;
        }
    }

    private void startReady() {
        if (stopped) {
            return;
        }
        waiting.entrySet().stream().filter(each -> each.getValue().isEmpty()).map(Map.Entry::getKey).toList()
                .forEach(id -> {
                    waiting.remove(id);
                    running.put(id, Thread.ofVirtual().name("cloudformation-" + id).start(() -> work(id)));
                });
    }

    private void work(String id) {
        Optional<R> result = Optional.empty();
        try {
            result = Optional.of(steps.work(id));
        } finally {
            messages.add(new Message<>(id, result));
        }
    }

    private void stop() {
        if (!stopped) {
            stopped = true;
            failed = true;
            running.keySet().forEach(id -> {
                cancelledIds.add(id);
                steps.cancelled(id);
            });
        }
    }
}
