package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is set for all APIs of an account in a region: the role that logs are written as, which has no effect here. Thread-safe. */
final class Account {

    private final Map<Scope, String> roles = new ConcurrentHashMap<>();

    /** @param role may be null for none */
    void role(Scope scope, String role) {
        if (role == null || role.isEmpty()) {
            roles.remove(scope);
        } else {
            roles.put(scope, role);
        }
    }

    List<Api.Route> routes() {
        return List.of(
                new Api.Route("GET", "/account", (call, path) -> Answers.shown(shown(call.scope()))),
                new Api.Route("PATCH", "/account", (call, path) -> Answers.shown(update(call))));
    }

    private ObjectNode update(Call call) {
        ObjectNode account = shown(call.scope());
        Patch.apply(account, Answers.body(call));
        role(call.scope(), account.path("cloudwatchRoleArn").asText(null));
        return shown(call.scope());
    }

    private ObjectNode shown(Scope scope) {
        ObjectNode account = Json.object().put("apiKeyVersion", "4");
        account.putArray("features").add("UsagePlans");
        account.putObject("throttleSettings").put("burstLimit", 5000).put("rateLimit", 10_000.0);
        String role = roles.get(scope);
        return role == null ? account : account.put("cloudwatchRoleArn", role);
    }
}
