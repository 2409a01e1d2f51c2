package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import java.util.List;
import java.util.Map;

/** Aliases. */
final class AliasRoutes implements Routes {

    private final Functions functions;
    private final Aliases aliases;

    AliasRoutes(Functions functions, Aliases aliases) {
        this.functions = functions;
        this.aliases = aliases;
    }

    @Override
    public List<Api.Route> routes() {
        String all = FUNCTION + "/aliases";
        String one = all + "/{Name}";
        return List.of(
                new Api.Route("POST", all, (call, path) -> AwsResponse.json(201,
                        rendered(call, path, aliases.create(call.scope(), name(call, path), Routes.body(call))))),
                new Api.Route("GET", all, this::list),
                new Api.Route("GET", one, (call, path) -> AwsResponse.json(200,
                        rendered(call, path, aliases.get(call.scope(), name(call, path), path.get("Name"))))),
                new Api.Route("PUT", one, (call, path) -> AwsResponse.json(200, rendered(call, path,
                        aliases.update(call.scope(), name(call, path), path.get("Name"), Routes.body(call))))),
                new Api.Route("DELETE", one, this::delete));
    }

    private AwsResponse list(Call call, Map<String, String> path) {
        synchronized (functions) {
            Function function = functions.get(call.scope(), name(call, path));
            List<Alias> found = function.aliases.values().stream()
                    .filter(each -> call.request().query("FunctionVersion").map(each.version()::equals).orElse(true))
                    .toList();
            return Routes.page(call, "Aliases", found, each -> Rendering.alias(function, each));
        }
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        aliases.delete(call.scope(), name(call, path), path.get("Name"));
        return AwsResponse.empty(204);
    }

    private Object rendered(Call call, Map<String, String> path, Alias alias) {
        return Rendering.alias(functions.get(call.scope(), name(call, path)), alias);
    }

    private static FunctionName name(Call call, Map<String, String> path) {
        return Routes.unqualified(call, path);
    }
}
