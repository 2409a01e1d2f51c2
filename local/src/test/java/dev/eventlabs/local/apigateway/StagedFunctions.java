package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.UserPools;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Functions that do what a test says, and pools whose users have tokens of one word. Thread-safe. */
final class StagedFunctions implements FunctionInvoker, UserPools {

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> sources = new CopyOnWriteArrayList<>();
    volatile UnaryOperator<String> behaviour;
    volatile boolean permitted;
    volatile boolean failing;

    StagedFunctions() {
        reset();
    }

    void reset() {
        events.clear();
        sources.clear();
        permitted = true;
        failing = false;
        behaviour = event -> "{\"statusCode\":200,\"body\":\"done\"}";
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
        String event = new String(payload, StandardCharsets.UTF_8);
        events.add(event);
        byte[] answer = behaviour.apply(event).getBytes(StandardCharsets.UTF_8);
        return failing ? new Invocation.Faulted("id", answer, "$LATEST")
                : new Invocation.Returned("id", answer, "$LATEST");
    }

    @Override
    public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
        events.add(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public boolean exists(Scope scope, String functionArn) {
        return true;
    }

    @Override
    public boolean mayBeInvokedBy(Scope scope, String functionArn, String service, String sourceArn) {
        sources.add(service + " " + sourceArn);
        return permitted;
    }

    @Override
    public Verdict verify(Scope scope, List<String> poolArns, String token) {
        return switch (token) {
            case "good" -> new Verdict.Valid(
                    Json.object().put("sub", "user-1").put("token_use", "id").put("aud", "client-1"));
            case "access" -> new Verdict.Valid(Json.object().put("token_use", "access").put("scope", "rides trips"));
            case "old" -> new Verdict.Expired();
            default -> new Verdict.Invalid();
        };
    }
}
