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
public final class StagedFunction implements FunctionInvoker {

    public static final String NAME = "staged";

    /** What it does with an event. */
    @FunctionalInterface
    public interface Handler {
        Invocation handle(JsonNode event);
    }

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Handler handler = event -> returned("null");
    private volatile Duration timeout = Duration.ofSeconds(1);

    public static Invocation returned(String payload) {
        return new Invocation.Returned("request", payload.getBytes(StandardCharsets.UTF_8), "$LATEST");
    }

    public static Invocation faulted() {
        return new Invocation.Faulted("request", "{\"errorType\":\"Boom\"}".getBytes(StandardCharsets.UTF_8),
                "$LATEST");
    }

    public static Invocation throttled() {
        return new Invocation.Throttled("request", "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    public void handle(Handler with) {
        handler = with;
    }

    /** Invocations stay until {@link #release}. */
    public void block() {
        handler = event -> {
            try {
                released.await();
                return returned("null");
            } catch (InterruptedException e) {
                return faulted();
            }
        };
    }

    public void release() {
        released.countDown();
    }

    public void timeout(Duration duration) {
        timeout = duration;
    }

    public List<JsonNode> events() {
        return events;
    }

    /** All that it was given, in the order of the invocations. */
    public List<String> bodies() {
        List<String> all = new ArrayList<>();
        events.forEach(event -> all.addAll(Fixture.bodies(event)));
        return all;
    }

    public int running() {
        return running.get();
    }

    public int mostRunning() {
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
    public Optional<String> role(Scope scope, String functionArn) {
        return Optional.of("arn:aws:iam::000000000000:role/" + NAME);
    }

    @Override
    public Optional<Duration> timeout(Scope scope, String functionArn) {
        return Optional.of(timeout);
    }
}
