package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Functions, their settings, their code and their versions. */
final class FunctionRoutes implements Routes {

    private static final String CODE = "/_aws/lambda/code/";

    private final Functions functions;
    private final CodeStore codes;
    private final Supplier<URI> endpoint;

    FunctionRoutes(Functions functions, CodeStore codes, Supplier<URI> endpoint) {
        this.functions = functions;
        this.codes = codes;
        this.endpoint = endpoint;
    }

    @Override
    public List<Api.Route> routes() {
        return List.of(
                new Api.Route("POST", FUNCTIONS, this::create),
                new Api.Route("GET", FUNCTIONS, this::list),
                new Api.Route("GET", FUNCTION, this::get),
                new Api.Route("DELETE", FUNCTION, this::delete),
                new Api.Route("GET", FUNCTION + "/configuration", this::configuration),
                new Api.Route("PUT", FUNCTION + "/configuration", this::updateConfiguration),
                new Api.Route("PUT", FUNCTION + "/code", this::updateCode),
                new Api.Route("POST", FUNCTION + "/versions", this::publish),
                new Api.Route("GET", FUNCTION + "/versions", this::versions),
                new Api.Route("GET", CODE + "{Id}", this::download));
    }

    private AwsResponse create(Call call, Map<String, String> path) {
        Input input = Routes.body(call);
        FunctionVersion version = functions.create(call.scope(), input);
        Function function = functions.get(call.scope(), FunctionName.parse(call.scope(), input.text("FunctionName")));
        return AwsResponse.json(201, Rendering.created(function, version, arn(function, version)));
    }

    private AwsResponse list(Call call, Map<String, String> path) {
        List<Struct> all = new ArrayList<>();
        synchronized (functions) {
            for (Function function : functions.list(call.scope())) {
                if (call.request().query("FunctionVersion").orElse("").equals("ALL")) {
                    all.addAll(summaries(function));
                } else {
                    all.add(Rendering.summary(function, function.latest, function.arn()));
                }
            }
        }
        return Routes.page(call, "Functions", all, each -> each);
    }

    private AwsResponse get(Call call, Map<String, String> path) {
        FunctionName name = Routes.name(call, path);
        synchronized (functions) {
            Function function = functions.get(call.scope(), name);
            FunctionVersion version = version(call, name, function);
            Struct all = Struct
                    .of("Configuration", Rendering.configuration(function, version, name.qualifiedArn(call.scope())))
                    .with("Code", Struct.of("RepositoryType", "S3")
                            .with("Location", endpoint.get() + CODE + version.code().id()))
                    .with("Tags", function.tags.isEmpty() ? null : Map.copyOf(function.tags))
                    .with("Concurrency", function.reservedConcurrency
                            .map(each -> Struct.of("ReservedConcurrentExecutions", each)).orElse(null));
            return AwsResponse.json(200, all);
        }
    }

    private AwsResponse configuration(Call call, Map<String, String> path) {
        FunctionName name = Routes.name(call, path);
        synchronized (functions) {
            Function function = functions.get(call.scope(), name);
            return AwsResponse.json(200, Rendering.configuration(function, version(call, name, function),
                    name.qualifiedArn(call.scope())));
        }
    }

    private static FunctionVersion version(Call call, FunctionName name, Function function) {
        return function.qualified(name.qualifier().orElse(FunctionVersion.LATEST))
                .orElseThrow(() -> Errors.functionNotFound(name.qualifiedArn(call.scope())));
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        functions.delete(call.scope(), Routes.name(call, path));
        return AwsResponse.empty(204);
    }

    private AwsResponse updateConfiguration(Call call, Map<String, String> path) {
        FunctionName name = Routes.unqualified(call, path);
        FunctionVersion version = functions.updateSettings(call.scope(), name, Routes.body(call));
        return AwsResponse.json(200, Rendering.updated(functions.get(call.scope(), name), version));
    }

    private AwsResponse updateCode(Call call, Map<String, String> path) {
        FunctionName name = Routes.unqualified(call, path);
        FunctionVersion version = functions.updateCode(call.scope(), name, Routes.body(call));
        Function function = functions.get(call.scope(), name);
        return AwsResponse.json(200, version.published()
                ? Rendering.configuration(function, version, arn(function, version))
                : Rendering.updated(function, version));
    }

    private AwsResponse publish(Call call, Map<String, String> path) {
        FunctionName name = Routes.unqualified(call, path);
        FunctionVersion version = functions.publish(call.scope(), name, Routes.body(call));
        Function function = functions.get(call.scope(), name);
        return AwsResponse.json(201, Rendering.configuration(function, version, arn(function, version)));
    }

    private AwsResponse versions(Call call, Map<String, String> path) {
        synchronized (functions) {
            Function function = functions.get(call.scope(), Routes.unqualified(call, path));
            return Routes.page(call, "Versions", summaries(function), each -> each);
        }
    }

    private static List<Struct> summaries(Function function) {
        List<Struct> all = new ArrayList<>();
        all.add(Rendering.summary(function, function.latest, function.arn() + ":" + FunctionVersion.LATEST));
        function.versions.values()
                .forEach(version -> all.add(Rendering.summary(function, version, arn(function, version))));
        return all;
    }

    private static String arn(Function function, FunctionVersion version) {
        return version.published() ? function.arn() + ":" + version.version() : function.arn();
    }

    /** Where {@code GetFunction}'s location leads; like AWS's pre-signed URL it needs no signature. */
    private AwsResponse download(Call call, Map<String, String> path) {
        return codes.zip(path.get("Id")).map(zip -> AwsResponse.bytes(200, "application/zip", zip))
                .orElseGet(() -> AwsResponse.empty(404));
    }
}
