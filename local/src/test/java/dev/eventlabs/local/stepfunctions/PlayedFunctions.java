package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Functions that do what the test says. */
final class PlayedFunctions implements FunctionInvoker {

    private static final String PREFIX = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final Map<String, Function<JsonNode, Invocation>> byName = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** @return the function's ARN */
    String play(String name, Function<JsonNode, Invocation> handler) {
        byName.put(name, handler);
        return PREFIX + name;
    }

    static Invocation returned(String payload) {
        return new Invocation.Returned("request", payload.getBytes(StandardCharsets.UTF_8), "$LATEST");
    }

    static Invocation faulted(String payload) {
        return new Invocation.Faulted("request", payload.getBytes(StandardCharsets.UTF_8), "$LATEST");
    }

    /** A function that doesn't answer for as long as the test runs. */
    Invocation silence() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return returned("null");
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
        if (!exists(scope, functionArn)) {
            throw AwsException.notFound("ResourceNotFoundException", "Function not found: " + functionArn);
        }
        try {
            return byName.get(functionArn.substring(PREFIX.length())).apply(Json.parse(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
        invoke(scope, functionArn, payload);
    }

    @Override
    public boolean exists(Scope scope, String functionArn) {
        return functionArn.startsWith(PREFIX) && byName.containsKey(functionArn.substring(PREFIX.length()));
    }
}
