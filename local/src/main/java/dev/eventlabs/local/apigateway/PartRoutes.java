package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Map;

/** The routes of one kind of an API's parts. */
record PartRoutes(PartStore store, Creation creation) {

    /** How one is made. */
    @FunctionalInterface
    interface Creation {
        ObjectNode create(Scope scope, String apiId, ObjectNode given);
    }

    PartRoutes(PartStore store) {
        this(store, store::create);
    }

    List<Api.Route> routes() {
        String all = "/restapis/{Api}/" + store.kind().path();
        String one = all + "/{Id}";
        return List.of(
                new Api.Route("GET", all,
                        (call, path) -> Answers.list(call, store.list(call.scope(), path.get("Api")))),
                new Api.Route("POST", all, this::create),
                new Api.Route("GET", one,
                        (call, path) -> Answers.shown(store.get(call.scope(), path.get("Api"), path.get("Id")))),
                new Api.Route("PATCH", one, this::update),
                new Api.Route("DELETE", one, this::delete));
    }

    private AwsResponse create(Call call, Map<String, String> path) {
        return Answers.created(creation.create(call.scope(), path.get("Api"), Answers.body(call)));
    }

    private AwsResponse update(Call call, Map<String, String> path) {
        ObjectNode request = Answers.body(call);
        return Answers.shown(store.change(call.scope(), path.get("Api"), path.get("Id"),
                part -> Patch.apply(part, request)));
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        store.delete(call.scope(), path.get("Api"), path.get("Id"));
        return AwsResponse.empty(202);
    }
}
