package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import java.util.List;
import java.util.Map;

/** The routes of methods, and of what is behind them. */
record MethodRoutes(Methods methods, TestInvocation tests) {

    private static final String METHOD = "/restapis/{Api}/resources/{Resource}/methods/{Method}";
    private static final String INTEGRATION = METHOD + "/integration";

    List<Api.Route> routes() {
        return List.of(
                new Api.Route("PUT", METHOD,
                        (call, path) -> Answers.created(methods.put(place(call, path), Answers.body(call)))),
                new Api.Route("GET", METHOD, (call, path) -> Answers.shown(methods.get(place(call, path)))),
                new Api.Route("PATCH", METHOD, this::update),
                new Api.Route("DELETE", METHOD, this::delete),
                new Api.Route("POST", METHOD,
                        (call, path) -> Answers.shown(tests.run(place(call, path), call))),
                new Api.Route("PUT", INTEGRATION, (call, path) -> Answers.created(
                        methods.putIntegration(place(call, path), Answers.body(call)))),
                new Api.Route("GET", INTEGRATION,
                        (call, path) -> Answers.shown(methods.integration(place(call, path)))),
                new Api.Route("PATCH", INTEGRATION, this::updateIntegration),
                new Api.Route("DELETE", INTEGRATION, this::deleteIntegration),
                new Api.Route("PUT", METHOD + "/responses/{Status}", (call, path) -> put(call, path, false)),
                new Api.Route("GET", METHOD + "/responses/{Status}", (call, path) -> get(call, path, false)),
                new Api.Route("DELETE", METHOD + "/responses/{Status}", (call, path) -> remove(call, path, false)),
                new Api.Route("PUT", INTEGRATION + "/responses/{Status}", (call, path) -> put(call, path, true)),
                new Api.Route("GET", INTEGRATION + "/responses/{Status}", (call, path) -> get(call, path, true)),
                new Api.Route("DELETE", INTEGRATION + "/responses/{Status}", (call, path) -> remove(call, path, true)));
    }

    private static Methods.Place place(Call call, Map<String, String> path) {
        return new Methods.Place(call.scope(), path.get("Api"), path.get("Resource"), path.get("Method"));
    }

    private AwsResponse update(Call call, Map<String, String> path) {
        ObjectNode request = Answers.body(call);
        return Answers.shown(methods.change(place(call, path), method -> Patch.apply(method, request)));
    }

    private AwsResponse updateIntegration(Call call, Map<String, String> path) {
        methods.integration(place(call, path));
        ObjectNode request = Answers.body(call);
        return Answers.shown(methods.change(place(call, path),
                method -> Patch.apply((ObjectNode) method.path("methodIntegration"), request))
                .get("methodIntegration"));
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        methods.delete(place(call, path));
        return AwsResponse.empty(204);
    }

    private AwsResponse deleteIntegration(Call call, Map<String, String> path) {
        methods.deleteIntegration(place(call, path));
        return AwsResponse.empty(204);
    }

    private AwsResponse put(Call call, Map<String, String> path, boolean ofIntegration) {
        return Answers.created(
                methods.putResponse(place(call, path), ofIntegration, path.get("Status"), Answers.body(call)));
    }

    private AwsResponse get(Call call, Map<String, String> path, boolean ofIntegration) {
        return Answers.shown(methods.response(place(call, path), ofIntegration, path.get("Status")));
    }

    private AwsResponse remove(Call call, Map<String, String> path, boolean ofIntegration) {
        methods.deleteResponse(place(call, path), ofIntegration, path.get("Status"));
        return AwsResponse.empty(204);
    }
}
