package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.execution.EnvironmentPool;
import dev.eventlabs.local.lambda.execution.EnvironmentSpec;
import dev.eventlabs.local.lambda.execution.InvocationResult;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Runs functions: finds the version, counts who runs, reports metrics. Thread-safe. */
final class Invocations {

    private final Functions functions;
    private final EnvironmentPool pool;
    private final MetricSink metrics;
    private final RandomGenerator random;

    Invocations(Functions functions, EnvironmentPool pool, MetricSink metrics, RandomGenerator random) {
        this.functions = functions;
        this.pool = pool;
        this.metrics = metrics;
        this.random = random;
    }

    /** What became of an invocation. */
    sealed interface Outcome {

        /** @param version that was run */
        record Done(InvocationResult result, String version) implements Outcome {}

        /** @param reason of AWS's list */
        record Throttled(String reason) implements Outcome {}
    }

    /** @throws dev.eventlabs.local.spi.AwsException if there is no such function or version */
    FunctionVersion target(Scope scope, FunctionName name) {
        synchronized (functions) {
            Function function = functions.get(scope, name);
            String qualifier = name.qualifier().orElse(FunctionVersion.LATEST);
            Alias alias = function.aliases.get(qualifier);
            return function.version(alias == null ? qualifier : route(alias))
                    .orElseThrow(() -> Errors.functionNotFound(name.qualifiedArn(scope)));
        }
    }

    /**
     * Runs it now, in this thread.
     *
     * @param patience how long to wait if only this machine has no room; more than its reserved concurrency is throttled at once
     * @param begun is run when the function gets the event
     * @throws dev.eventlabs.local.spi.AwsException if there is no such function or version
     */
    Outcome run(Scope scope, FunctionName name, String requestId, byte[] payload, Duration patience, Runnable begun)
            throws InterruptedException {
        Function function;
        FunctionVersion version;
        EnvironmentSpec spec;
        int reserved;
        synchronized (functions) {
            function = functions.get(scope, name);
            version = target(scope, name);
            spec = function.spec(version);
            reserved = function.reservedConcurrency.orElse(Integer.MAX_VALUE);
        }
        int running = function.running.incrementAndGet();
        try {
            if (running > reserved) {
                return throttled(function, name, "ReservedFunctionConcurrentInvocationLimitExceeded");
            }
            Optional<InvocationResult> result = pool.invoke(spec, name.qualifiedArn(scope), requestId, payload,
                    patience, begun);
            if (result.isEmpty()) {
                return throttled(function, name, "ConcurrentInvocationLimitExceeded");
            }
            report(function, name, result.get(), running);
            return new Outcome.Done(result.get(), version.version());
        } finally {
            function.running.decrementAndGet();
        }
    }

    private String route(Alias alias) {
        double point = random.nextDouble();
        for (Map.Entry<String, Double> weight : alias.weights().entrySet()) {
            if (point < weight.getValue()) {
                return weight.getKey();
            }
            point -= weight.getValue();
        }
        return alias.version();
    }

    private Outcome throttled(Function function, FunctionName name, String reason) {
        put(function, name, "Throttles", 1, "Count");
        return new Outcome.Throttled(reason);
    }

    private void report(Function function, FunctionName name, InvocationResult result, int running) {
        put(function, name, "Invocations", 1, "Count");
        put(function, name, "Errors", result instanceof InvocationResult.Faulted ? 1 : 0, "Count");
        put(function, name, "Throttles", 0, "Count");
        put(function, name, "Duration", result.duration().toNanos() / 1e6, "Milliseconds");
        put(function, name, "ConcurrentExecutions", running, "Count");
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html">dimensions</a> */
    private void put(Function function, FunctionName name, String metric, double value, String unit) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        metrics.put(function.scope, "AWS/Lambda", metric, Map.copyOf(dimensions), value, unit);
        dimensions.put("FunctionName", function.name);
        metrics.put(function.scope, "AWS/Lambda", metric, Map.copyOf(dimensions), value, unit);
        if (name.qualifier().isPresent()) {
            dimensions.put("Resource", function.name + ":" + name.qualifier().get());
            metrics.put(function.scope, "AWS/Lambda", metric, Map.copyOf(dimensions), value, unit);
        }
    }
}
