package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Functions that do what a test says. Thread-safe. */
final class PlayedTriggers implements FunctionInvoker {

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    volatile boolean permitted = true;
    volatile Function<ObjectNode, Invocation> behaviour = PlayedTriggers::returned;

    /** The event as it may have been changed. */
    static Invocation returned(ObjectNode event) {
        return new Invocation.Returned("id", Json.bytes(event), "1");
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
        ObjectNode event = (ObjectNode) Json.parseOwn(new String(payload, StandardCharsets.UTF_8));
        events.add(event.deepCopy());
        return behaviour.apply(event);
    }

    @Override
    public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(Scope scope, String functionArn) {
        return true;
    }

    @Override
    public boolean mayBeInvokedBy(Scope scope, String functionArn, String service, String sourceArn) {
        return permitted && service.equals("cognito-idp.amazonaws.com") && sourceArn.contains(":userpool/us-east-1_");
    }
}
