package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import java.util.List;
import java.util.Map;

/** The routes of APIs, and of their resources and gateway responses. */
record RestApiRoutes(RestApis apis, Resources resources, GatewayResponses responses) {

    List<Api.Route> routes() {
        String api = "/restapis/{Api}";
        return List.of(
                new Api.Route("GET", "/restapis", (call, path) -> Answers.list(call,
                        apis.documents(call.scope()))),
                new Api.Route("POST", "/restapis", this::create),
                new Api.Route("GET", api,
                        (call, path) -> Answers.shown(apis.document(call.scope(), path.get("Api")))),
                new Api.Route("PATCH", api, this::update),
                new Api.Route("DELETE", api, this::delete),
                new Api.Route("GET", api + "/resources", (call, path) -> Answers.list(call,
                        resources.list(call.scope(), path.get("Api"), methodsToo(call)))),
                new Api.Route("GET", api + "/resources/{Id}", (call, path) -> Answers.shown(
                        resources.get(call.scope(), path.get("Api"), path.get("Id"), methodsToo(call)))),
                new Api.Route("POST", api + "/resources/{Id}", this::createResource),
                new Api.Route("DELETE", api + "/resources/{Id}", this::deleteResource),
                new Api.Route("GET", api + "/gatewayresponses", (call, path) -> Answers.list(call,
                        responses.list(call.scope(), path.get("Api")))),
                new Api.Route("GET", api + "/gatewayresponses/{Id}", (call, path) -> Answers.shown(
                        responses.get(call.scope(), path.get("Api"), path.get("Id")))),
                new Api.Route("PUT", api + "/gatewayresponses/{Id}", (call, path) -> Answers.created(
                        responses.put(call.scope(), path.get("Api"), path.get("Id"), Answers.body(call)))),
                new Api.Route("DELETE", api + "/gatewayresponses/{Id}", this::deleteGatewayResponse));
    }

    private AwsResponse create(Call call, Map<String, String> path) {
        if (call.request().query("mode").isPresent()) {
            throw Errors.notHere("the import of definitions", "Create the API's resources and methods one by one.");
        }
        return Answers.created(apis.create(call.scope(), Answers.body(call)).document);
    }

    private AwsResponse update(Call call, Map<String, String> path) {
        ObjectNode request = Answers.body(call);
        synchronized (apis) {
            RestApi api = apis.get(call.scope(), path.get("Api"));
            ObjectNode changed = api.document.deepCopy();
            Patch.apply(changed, request);
            RestApis.normalise(changed);
            api.document.removeAll();
            return Answers.shown(api.document.setAll(changed));
        }
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        apis.delete(call.scope(), path.get("Api"));
        return AwsResponse.empty(202);
    }

    private AwsResponse createResource(Call call, Map<String, String> path) {
        return Answers.created(resources.create(call.scope(), path.get("Api"), path.get("Id"),
                Members.require(Answers.body(call), "pathPart")));
    }

    private AwsResponse deleteResource(Call call, Map<String, String> path) {
        resources.delete(call.scope(), path.get("Api"), path.get("Id"));
        return AwsResponse.empty(202);
    }

    private AwsResponse deleteGatewayResponse(Call call, Map<String, String> path) {
        responses.delete(call.scope(), path.get("Api"), path.get("Id"));
        return AwsResponse.empty(202);
    }

    private static boolean methodsToo(Call call) {
        return call.request().query().getOrDefault("embed", List.of()).contains("methods");
    }
}
