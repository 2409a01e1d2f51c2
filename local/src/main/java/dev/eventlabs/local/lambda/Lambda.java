package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.execution.EnvironmentPool;
import dev.eventlabs.local.lambda.execution.Host;
import dev.eventlabs.local.lambda.execution.InvocationResult;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** AWS Lambda. Thread-safe. */
public final class Lambda implements Service, FunctionInvoker {

    private final Host host;
    private final EnvironmentPool pool;
    private final Functions functions;
    private final Invocations invocations;
    private final AsyncInvocations events;
    private final Policies policies;
    private final List<ResourceProvider<?>> resources;
    private final List<Api> apis;

    /** What other services do for this one. */
    public record Ports(ObjectStore objects, LogSink logs, MetricSink metrics, MessageQueues queues) {}

    public Lambda(Host host, Ports ports) {
        this.host = host;
        CodeStore codes = new CodeStore(host.java().packages());
        pool = new EnvironmentPool(host, ports.logs());
        functions = new Functions(codes, ports.objects(), pool, host.time(), host.ids());
        invocations = new Invocations(functions, pool, ports.metrics(), () -> ThreadLocalRandom.current().nextLong());
        Destinations destinations = new Destinations(ports.queues(), functions, host.time());
        events = new AsyncInvocations(functions, invocations, destinations, host.time(), host.ids());
        Aliases aliases = new Aliases(functions);
        policies = new Policies(functions);
        EventInvokeConfigs configs = new EventInvokeConfigs(functions, destinations);
        List<Api.Route> routes = new ArrayList<>();
        List.of(new FunctionRoutes(functions, codes, host.endpoint()),
                new AliasRoutes(functions, aliases),
                new InvokeRoutes(invocations, events),
                new SettingRoutes(functions, policies, configs),
                new AccountRoutes(functions, pool))
                .forEach(each -> routes.addAll(each.routes()));
        resources = List.of(new FunctionProvider(functions), new VersionProvider(functions), new AliasProvider(aliases),
                new PermissionProvider(policies), new EventInvokeConfigProvider(configs));
        apis = List.of(new Api.Rest(List.copyOf(routes)));
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public List<Api> apis() {
        return apis;
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return resources;
    }

    /** AWS's own limit for a request that carries code. */
    @Override
    public long maxBodyBytes() {
        return 70_167_211;
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
        return invoke(scope, functionArn, payload, Duration.ZERO);
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload, Duration patience) {
        return invoke(scope, functionArn, payload, patience, () -> {});
    }

    @Override
    public Invocation invoke(Scope scope, String functionArn, byte[] payload, Duration patience, Runnable begun) {
        Scope where = scope.of(functionArn);
        String requestId = host.ids().uuid();
        try {
            return switch (invocations.run(where, FunctionName.parse(where, functionArn), requestId, payload,
                    patience, begun)) {
                case Invocations.Outcome.Throttled throttled -> new Invocation.Throttled(requestId, throttled.reason());
                case Invocations.Outcome.Done done -> done.result() instanceof InvocationResult.Returned
                        ? new Invocation.Returned(requestId, done.result().payload(), done.version())
                        : new Invocation.Faulted(requestId, done.result().payload(), done.version());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("ServiceException", 503, "The embedded AWS is closing.");
        }
    }

    @Override
    public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
        Scope where = scope.of(functionArn);
        events.accept(where, FunctionName.parse(where, functionArn), host.ids().uuid(), payload);
    }

    @Override
    public boolean exists(Scope scope, String functionArn) {
        Scope where = scope.of(functionArn);
        try {
            invocations.target(where, FunctionName.parse(where, functionArn));
            return true;
        } catch (AwsException e) {
            return false;
        }
    }

    @Override
    public Optional<Duration> timeout(Scope scope, String functionArn) {
        return Optional.of(Duration.ofSeconds(settings(scope, functionArn).timeoutSeconds()));
    }

    @Override
    public Optional<String> role(Scope scope, String functionArn) {
        return Optional.of(settings(scope, functionArn).role());
    }

    @Override
    public boolean mayBeInvokedBy(Scope scope, String functionArn, String service, String sourceArn) {
        Scope where = scope.of(functionArn);
        return policies.allow(where, FunctionName.parse(where, functionArn), service, sourceArn);
    }

    private FunctionSettings settings(Scope scope, String functionArn) {
        Scope where = scope.of(functionArn);
        return invocations.target(where, FunctionName.parse(where, functionArn)).settings();
    }

    @Override
    public void close() {
        events.close();
        pool.close();
    }
}
