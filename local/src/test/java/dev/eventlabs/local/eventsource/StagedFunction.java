package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A function that does what the test says, and remembers its events. */
final class StagedFunction implements FunctionInvoker {

    static final String NAME = "staged";

    /** What it does with an event. */
    @FunctionalInterface
    interface Handler {
        Invocation handle(JsonNode event);
    }

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Handler handler = event -> returned("null");
    private volatile Duration timeout = Duration.ofSeconds(1);

    static Invocation returned(String payload) {
        return new Invocation.Returned("request", payload.getBytes(StandardCharsets.UTF_8), "$LATEST");
    }

    static Invocation faulted() {
        return new Invocation.Faulted("request", "{\"errorType\":\"Boom\"}".getBytes(StandardCharsets.UTF_8),
                "$LATEST");
    }

    static Invocation throttled() {
        return new Invocation.Throttled("request", "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    void handle(Handler with) {
        handler = with;
    }

    /** Invocations stay until {@link #release}. */
    void block() {
        handler = event -> {
            try {
                released.await();
                return returned("null");
            } catch (InterruptedException e) {
                return faulted();
            }
        };
    }

    void release() {
        released.countDown();
    }

    void timeout(Duration duration) {
        timeout = duration;
    }

    List<JsonNode> events() {
        return events;
    }

    /** All that it was given, in the order of the invocations. */
    List<String> bodies() {
        List<String> all = new ArrayList<>();
        events.forEach(event -> all.addAll(Fixture.bodies(event)));
        return all;
    }

    int running() {
        return running.get();
    }

    int mostRunning() {
        return mostRunning.get();
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
        if (!exists(scope, functionArn)) {
            throw AwsException.notFound("ResourceNotFoundException", "Function not found: " + functionArn);
        }
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            JsonNode event = Json.parse(payload);
            events.add(event);
            return handler.handle(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(Scope scope, String functionArn) {
        return functionArn.startsWith("arn:aws:lambda:us-east-1:000000000000:function:" + NAME);
    }

    @Override
    public Optional<Duration> timeout(Scope scope, String functionArn) {
        return Optional.of(timeout);
    }
}
