package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the API and CloudFormation do with aliases. Thread-safe. */
final class Aliases {

    private final Functions functions;

    Aliases(Functions functions) {
        this.functions = functions;
    }

    Alias create(Scope scope, FunctionName functionName, Input input) {
        synchronized (functions) {
            Function function = functions.get(scope, functionName);
            String name = input.text("Name");
            if (!name.matches("(?!^[0-9]+$)([a-zA-Z0-9-_]{1,128})")) {
                throw Errors.constraint(name, "name",
                        "Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
            }
            if (function.aliases.containsKey(name)) {
                throw Errors.conflict("Alias already exists: " + function.arn() + ":" + name);
            }
            return put(function, new Alias(name, version(function, input.text("FunctionVersion")),
                    input.optionalText("Description").orElse(""), weights(function, input).orElse(Map.of()),
                    functions.newRevision()));
        }
    }

    Alias get(Scope scope, FunctionName functionName, String name) {
        synchronized (functions) {
            Function function = functions.get(scope, functionName);
            return Optional.ofNullable(function.aliases.get(name))
                    .orElseThrow(() -> Errors.notFound("Cannot find alias arn: " + function.arn() + ":" + name));
        }
    }

    Alias update(Scope scope, FunctionName functionName, String name, Input input) {
        synchronized (functions) {
            Function function = functions.get(scope, functionName);
            Alias before = function.aliases.get(name);
            if (before == null) {
                throw Errors.notFound("Alias not found: " + function.arn() + ":" + name);
            }
            input.optionalText("RevisionId").filter(given -> !given.equals(before.revisionId())).ifPresent(given -> {
                throw Errors.staleRevision("GetFunction/GetAlias");
            });
            return put(function, new Alias(name,
                    input.optionalText("FunctionVersion").map(each -> version(function, each)).orElse(before.version()),
                    input.optionalText("Description").orElse(before.description()),
                    weights(function, input).orElse(before.weights()), functions.newRevision()));
        }
    }

    /** One that isn't there is deleted. */
    void delete(Scope scope, FunctionName functionName, String name) {
        synchronized (functions) {
            Function function = functions.get(scope, functionName);
            function.aliases.remove(name);
            function.policies.remove(name);
            function.eventInvokeConfigs.remove(name);
        }
    }

    private static Alias put(Function function, Alias alias) {
        if (!alias.weights().isEmpty()) {
            if (alias.version().equals(FunctionVersion.LATEST)) {
                throw Errors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            if (alias.weights().containsKey(alias.version())) {
                throw Errors.invalid("Invalid function version " + alias.version() + ". Function version "
                        + alias.version() + " is already included in routing configuration.");
            }
        }
        function.aliases.put(alias.name(), alias);
        return alias;
    }

    private static String version(Function function, String version) {
        if (function.version(version).isEmpty()) {
            throw Errors.functionNotFound(function.arn() + ":" + version);
        }
        return version;
    }

    private static Optional<Map<String, Double>> weights(Function function, Input input) {
        return input.struct("RoutingConfig").map(routing -> {
            JsonNode given = routing.node().path("AdditionalVersionWeights");
            if (given.size() > 1) {
                throw Errors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
            }
            Map<String, Double> weights = new LinkedHashMap<>();
            given.properties().forEach(entry -> {
                double weight = entry.getValue().asDouble();
                if (weight < 0 || weight > 1) {
                    throw Errors.constraint("{" + entry.getKey() + "=" + weight + "}",
                            "routingConfig.additionalVersionWeights",
                            "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]");
                }
                weights.put(version(function, entry.getKey()), weight);
            });
            return Map.copyOf(weights);
        });
    }
}
