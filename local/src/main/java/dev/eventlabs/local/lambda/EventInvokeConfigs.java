package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the API and CloudFormation do with the settings of asynchronous invocations. Thread-safe. */
final class EventInvokeConfigs {

    private final Functions functions;
    private final Destinations destinations;

    EventInvokeConfigs(Functions functions, Destinations destinations) {
        this.functions = functions;
        this.destinations = destinations;
    }

    /** Replaces all settings. */
    EventInvokeConfig put(Scope scope, FunctionName name, Input input) {
        return store(scope, name, input, EventInvokeConfig.standard());
    }

    /** Changes only those that are given. */
    EventInvokeConfig update(Scope scope, FunctionName name, Input input) {
        existing(scope, name);
        return store(scope, name, input, get(scope, name));
    }

    EventInvokeConfig get(Scope scope, FunctionName name) {
        synchronized (functions) {
            return functions.find(scope, name.name())
                    .map(function -> function.eventInvokeConfigs.get(qualifier(name)))
                    .orElseThrow(() -> missing(scope, name));
        }
    }

    void delete(Scope scope, FunctionName name) {
        synchronized (functions) {
            if (functions.find(scope, name.name())
                    .map(function -> function.eventInvokeConfigs.remove(qualifier(name))).isEmpty()) {
                throw missing(scope, name);
            }
        }
    }

    Map<String, EventInvokeConfig> list(Scope scope, FunctionName name) {
        synchronized (functions) {
            return Map.copyOf(existing(scope, new FunctionName(name.name(), Optional.empty())).eventInvokeConfigs);
        }
    }

    static String qualifier(FunctionName name) {
        return name.qualifier().orElse(FunctionVersion.LATEST);
    }

    private EventInvokeConfig store(Scope scope, FunctionName name, Input input, EventInvokeConfig before) {
        Function function = existing(scope, name);
        Optional<Integer> retries = input.optionalInt("MaximumRetryAttempts")
                .map(each -> range(each, "maximumRetryAttempts", 0, 2));
        Optional<Duration> age = input.optionalInt("MaximumEventAgeInSeconds")
                .map(each -> range(each, "maximumEventAgeInSeconds", 60, 21_600)).map(Duration::ofSeconds);
        Optional<Input> destinationConfig = input.struct("DestinationConfig");
        if (retries.isEmpty() && age.isEmpty() && destinationConfig.isEmpty()) {
            throw Errors.invalid("You must specify at least one of error handling or destination setting.");
        }
        Optional<String> onSuccess = destination(scope, function, destinationConfig, "OnSuccess");
        Optional<String> onFailure = destination(scope, function, destinationConfig, "OnFailure");
        EventInvokeConfig config = new EventInvokeConfig(retries.or(before::maximumRetryAttempts),
                age.or(before::maximumEventAge),
                destinationConfig.isPresent() ? onSuccess : before.onSuccess(),
                destinationConfig.isPresent() ? onFailure : before.onFailure(),
                Instant.ofEpochMilli(functions.time().millis()));
        synchronized (functions) {
            function.eventInvokeConfigs.put(qualifier(name), config);
        }
        return config;
    }

    private Optional<String> destination(Scope scope, Function function, Optional<Input> config, String member) {
        Optional<String> arn = config.flatMap(each -> each.struct(member))
                .flatMap(each -> each.optionalText("Destination"))
                .filter(each -> !each.isEmpty());
        arn.ifPresent(each -> destinations.check(scope, function, each));
        return arn;
    }

    private Function existing(Scope scope, FunctionName name) {
        synchronized (functions) {
            return functions.find(scope, name.name())
                    .filter(function -> function.qualified(qualifier(name)).isPresent())
                    .orElseThrow(() -> Errors.notFound("The function doesn't exist."));
        }
    }

    private static AwsException missing(Scope scope, FunctionName name) {
        return Errors.notFound("The function " + name.arn(scope) + ":" + qualifier(name)
                + " doesn't have an EventInvokeConfig");
    }

    private static int range(int value, String member, int min, int max) {
        if (value < min || value > max) {
            throw Errors.constraint(value, member, value < min
                    ? "Member must have value greater than or equal to " + min
                    : "Member must have value less than or equal to " + max);
        }
        return value;
    }
}
