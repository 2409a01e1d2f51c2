package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is set of a function beside its configuration: permissions, concurrency, asynchronous invocation, tags. */
final class SettingRoutes implements Routes {

    private static final String CONCURRENCY = "/functions/{FunctionName}/concurrency";
    private static final String EVENT_INVOKE = "/2019-09-25/functions/{FunctionName}/event-invoke-config";
    private static final String TAGS = "/2017-03-31/tags/{Resource}";

    private final Functions functions;
    private final Policies policies;
    private final EventInvokeConfigs configs;

    SettingRoutes(Functions functions, Policies policies, EventInvokeConfigs configs) {
        this.functions = functions;
        this.policies = policies;
        this.configs = configs;
    }

    @Override
    public List<Api.Route> routes() {
        return List.of(
                new Api.Route("POST", FUNCTION + "/policy", this::addPermission),
                new Api.Route("GET", FUNCTION + "/policy", (call, path) -> AwsResponse.json(200,
                        policies.get(call.scope(), Routes.name(call, path)))),
                new Api.Route("DELETE", FUNCTION + "/policy/{StatementId}", this::removePermission),
                new Api.Route("PUT", "/2017-10-31" + CONCURRENCY, this::putConcurrency),
                new Api.Route("DELETE", "/2017-10-31" + CONCURRENCY, this::deleteConcurrency),
                new Api.Route("GET", "/2019-09-30" + CONCURRENCY, this::getConcurrency),
                new Api.Route("PUT", EVENT_INVOKE, (call, path) -> rendered(call, path,
                        configs.put(call.scope(), Routes.name(call, path), Routes.body(call)))),
                new Api.Route("POST", EVENT_INVOKE, (call, path) -> rendered(call, path,
                        configs.update(call.scope(), Routes.name(call, path), Routes.body(call)))),
                new Api.Route("GET", EVENT_INVOKE, (call, path) -> rendered(call, path,
                        configs.get(call.scope(), Routes.name(call, path)))),
                new Api.Route("DELETE", EVENT_INVOKE, this::deleteEventInvokeConfig),
                new Api.Route("GET", EVENT_INVOKE + "/list", this::listEventInvokeConfigs),
                new Api.Route("GET", TAGS, this::tags),
                new Api.Route("POST", TAGS, this::tag),
                new Api.Route("DELETE", TAGS, this::untag));
    }

    private AwsResponse addPermission(Call call, Map<String, String> path) {
        return AwsResponse.json(201, Struct.of("Statement",
                Json.text(policies.add(call.scope(), Routes.name(call, path), Routes.body(call)))));
    }

    private AwsResponse removePermission(Call call, Map<String, String> path) {
        policies.remove(call.scope(), Routes.name(call, path), path.get("StatementId"),
                call.request().query("RevisionId").orElse(""));
        return AwsResponse.empty(204);
    }

    private AwsResponse putConcurrency(Call call, Map<String, String> path) {
        Input input = Routes.body(call);
        int reserved = input.optionalInt("ReservedConcurrentExecutions").filter(each -> each >= 0).orElseThrow(
                () -> Errors.constraint(input.optionalText("ReservedConcurrentExecutions").orElse("null"),
                        "reservedConcurrentExecutions", "Member must have value greater than or equal to 0"));
        functions.reserve(function(call, path), Optional.of(reserved));
        return AwsResponse.json(200, Struct.of("ReservedConcurrentExecutions", reserved));
    }

    private AwsResponse deleteConcurrency(Call call, Map<String, String> path) {
        functions.reserve(function(call, path), Optional.empty());
        return AwsResponse.empty(204);
    }

    private AwsResponse getConcurrency(Call call, Map<String, String> path) {
        return AwsResponse.json(200, Struct.of().with("ReservedConcurrentExecutions",
                function(call, path).reservedConcurrency.orElse(null)));
    }

    private Function function(Call call, Map<String, String> path) {
        return functions.get(call.scope(), Routes.unqualified(call, path));
    }

    private AwsResponse rendered(Call call, Map<String, String> path, EventInvokeConfig config) {
        FunctionName name = Routes.name(call, path);
        return AwsResponse.json(200, Rendering.eventInvokeConfig(functions.get(call.scope(), name),
                EventInvokeConfigs.qualifier(name), config));
    }

    private AwsResponse deleteEventInvokeConfig(Call call, Map<String, String> path) {
        configs.delete(call.scope(), Routes.name(call, path));
        return AwsResponse.empty(204);
    }

    private AwsResponse listEventInvokeConfigs(Call call, Map<String, String> path) {
        FunctionName name = Routes.name(call, path);
        List<Map.Entry<String, EventInvokeConfig>> all = List.copyOf(configs.list(call.scope(), name).entrySet());
        Function function = functions.get(call.scope(), name);
        return Routes.page(call, "FunctionEventInvokeConfigs", all,
                each -> Rendering.eventInvokeConfig(function, each.getKey(), each.getValue()));
    }

    private AwsResponse tags(Call call, Map<String, String> path) {
        Function function = tagged(call, path);
        synchronized (functions) {
            return AwsResponse.json(200, Struct.of("Tags", Map.copyOf(function.tags)));
        }
    }

    private AwsResponse tag(Call call, Map<String, String> path) {
        Map<String, String> tags = Routes.body(call).map("Tags");
        Function function = tagged(call, path);
        synchronized (functions) {
            function.tags.putAll(tags);
        }
        return AwsResponse.empty(204);
    }

    private AwsResponse untag(Call call, Map<String, String> path) {
        Function function = tagged(call, path);
        synchronized (functions) {
            function.tags.keySet().removeAll(call.request().query().getOrDefault("tagKeys", List.of()));
        }
        return AwsResponse.empty(204);
    }

    private Function tagged(Call call, Map<String, String> path) {
        String arn = path.get("Resource");
        if (!arn.matches("arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\\d{12}:function:.+")) {
            throw Errors.constraint(arn, "resource", "Member must be the ARN of a function");
        }
        FunctionName name = FunctionName.parse(call.scope(), arn);
        if (name.qualifier().isPresent()) {
            throw Errors.invalid(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        return functions.get(call.scope(), name);
    }
}
