package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.execution.EnvironmentPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;

/**
 * The account's limits, what clients ask of every function though few have it, and (not of AWS) which processes run: an object with the
 * functions' ARNs and the process ids of each.
 */
final class AccountRoutes implements Routes {

    private final Functions functions;
    private final EnvironmentPool pool;

    AccountRoutes(Functions functions, EnvironmentPool pool) {
        this.functions = functions;
        this.pool = pool;
    }

    @Override
    public List<Api.Route> routes() {
        return List.of(
                new Api.Route("GET", "/2016-08-19/account-settings", this::account),
                new Api.Route("GET", "/_aws/lambda/environments", (call, path) -> AwsResponse.json(200, pool.live())),
                new Api.Route("GET", "/2020-06-30/functions/{FunctionName}/code-signing-config",
                        (call, path) -> AwsResponse.json(200, Struct.of("CodeSigningConfigArn", "")
                                .with("FunctionName", function(call, path).name))),
                new Api.Route("GET", "/2021-07-20/functions/{FunctionName}/runtime-management-config",
                        (call, path) -> AwsResponse.json(200, Struct.of("UpdateRuntimeOn", "Auto")
                                .with("FunctionArn", function(call, path).arn()))),
                new Api.Route("GET", "/2024-08-31/functions/{FunctionName}/recursion-config",
                        (call, path) -> AwsResponse.json(200,
                                Struct.of("RecursiveLoop", function(call, path).recursiveLoop))),
                new Api.Route("PUT", "/2024-08-31/functions/{FunctionName}/recursion-config", this::putRecursion),
                new Api.Route("GET", "/2021-10-31/functions/{FunctionName}/url", (call, path) -> {
                    throw Errors.notFound("The resource you requested does not exist.");
                }));
    }

    private AwsResponse account(Call call, Map<String, String> path) {
        List<Function> all = functions.list(call.scope());
        int reserved = all.stream().mapToInt(each -> each.reservedConcurrency.orElse(0)).sum();
        long size;
        synchronized (functions) {
            size = all.stream().mapToLong(each -> each.latest.code().size()
                    + each.versions.values().stream().mapToLong(version -> version.code().size()).sum()).sum();
        }
        return AwsResponse.json(200, Struct.of("AccountLimit", Struct.of("TotalCodeSize", 80_530_636_800L)
                .with("CodeSizeUnzipped", 262_144_000)
                .with("CodeSizeZipped", 52_428_800)
                .with("ConcurrentExecutions", Functions.ACCOUNT_CONCURRENCY)
                .with("UnreservedConcurrentExecutions", Functions.ACCOUNT_CONCURRENCY - reserved))
                .with("AccountUsage", Struct.of("TotalCodeSize", size).with("FunctionCount", all.size())));
    }

    private AwsResponse putRecursion(Call call, Map<String, String> path) {
        String value = Routes.body(call).text("RecursiveLoop");
        functions.recursion(function(call, path), value);
        return AwsResponse.json(200, Struct.of("RecursiveLoop", value));
    }

    private Function function(Call call, Map<String, String> path) {
        return functions.get(call.scope(), Routes.name(call, path));
    }
}
