package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Aliases of state machines. Thread-safe: the machines' monitor guards them. */
record Aliases(Machines machines, Time time) {

    private static final String PATTERN = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";

    /** @param weight in percent */
    record Route(String versionArn, int weight) {}

    Machine.Alias create(String name, String description, List<Route> routes) {
        if (name.length() > 80) {
            throw AwsException.constraint("ValidationException", name, "name",
                    "Member must have length less than or equal to 80");
        }
        if (!name.matches(PATTERN)) {
            throw AwsException.constraint("ValidationException", name, "name",
                    "Member must satisfy regular expression pattern: " + PATTERN);
        }
        synchronized (machines) {
            Machine machine = machine(routes);
            Map<Integer, Integer> weights = weights(machine, routes);
            Machine.Alias there = machine.aliases.get(name);
            if (there != null) {
                if (there.weights().equals(weights) && Objects.equals(there.description(), description)) {
                    return there;
                }
                throw Errors.conflict("Failed to create alias because an alias with the same name and a different "
                        + "routing configuration already exists.");
            }
            Machine.Alias alias = new Machine.Alias(machine.arn() + ":" + name, name, description, weights,
                    time.instant(), time.instant());
            machine.aliases.put(name, alias);
            return alias;
        }
    }

    /** @param description and routes are null where they stay as they are */
    Machine.Alias update(String arn, String description, List<Route> routes) {
        synchronized (machines) {
            Machine.Alias there = find(arn).orElseThrow(Errors::noSuchReference);
            Machine machine = machines.get(Arns.parseMachine(arn).machine());
            Machine.Alias alias = new Machine.Alias(arn, there.name(),
                    description == null ? there.description() : description,
                    routes == null ? there.weights() : weights(machine, routes), there.created(), time.instant());
            machine.aliases.put(alias.name(), alias);
            return alias;
        }
    }

    void delete(String arn) {
        synchronized (machines) {
            find(arn).ifPresent(alias -> machines.get(Arns.parseMachine(arn).machine()).aliases.remove(alias.name()));
        }
    }

    Optional<Machine.Alias> find(String arn) {
        synchronized (machines) {
            Arns.MachineArn parsed = Arns.parseMachine(arn);
            return machines.find(parsed.machine())
                    .flatMap(machine -> parsed.qualifier().map(name -> machine.aliases.get(name)));
        }
    }

    List<Machine.Alias> of(String machineArn) {
        synchronized (machines) {
            return List.copyOf(machines.get(machineArn).aliases.values());
        }
    }

    List<Route> routes(Machine.Alias alias) {
        String machine = Arns.parseMachine(alias.arn()).machine();
        return alias.weights().entrySet().stream()
                .map(each -> new Route(machine + ":" + each.getKey(), each.getValue()))
                .toList();
    }

    private Machine machine(List<Route> routes) {
        if (routes.isEmpty() || routes.size() > 2) {
            throw AwsException.constraint("ValidationException", routes, "routingConfiguration",
                    "Member must have length " + (routes.isEmpty() ? "greater than or equal to 1"
                            : "less than or equal to 2"));
        }
        return machines.find(Arns.parseMachine(routes.getFirst().versionArn()).machine())
                .orElseThrow(Errors::noSuchReference);
    }

    private static Map<Integer, Integer> weights(Machine machine, List<Route> routes) {
        List<String> arns = routes.stream().map(Route::versionArn).toList();
        Map<Integer, Integer> weights = new LinkedHashMap<>();
        for (Route route : routes) {
            Optional<String> number = Arns.parseMachine(route.versionArn()).qualifier()
                    .filter(each -> each.matches("\\d{1,9}"));
            if (number.isEmpty()) {
                throw Errors.validation("Routing configuration must contain state machine version ARNs. Received: "
                        + arns);
            }
            if (machine.versions.values().stream().noneMatch(each -> each.arn().equals(route.versionArn()))) {
                throw Errors.noSuchReference();
            }
            if (weights.put(Integer.valueOf(number.get()), route.weight()) != null) {
                throw Errors.validation("Routing configuration must contain distinct state machine version ARNs. "
                        + "Received: " + arns);
            }
        }
        if (weights.values().stream().mapToInt(Integer::intValue).sum() != 100) {
            throw Errors.validation("Sum of routing configuration weights must equal 100. Received: "
                    + routes.stream().map(Route::weight).toList());
        }
        return weights;
    }
}
