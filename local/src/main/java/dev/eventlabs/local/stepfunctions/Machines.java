package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.StateMachine;
import dev.eventlabs.local.stepfunctions.execution.Executions;
import dev.eventlabs.local.stepfunctions.execution.Logging;
import dev.eventlabs.local.stepfunctions.execution.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All state machines. Thread-safe: its monitor guards them and what belongs to them. */
final class Machines {

    private final Map<String, Machine> byArn = new LinkedHashMap<>();
    private final Executions executions;
    private final DefinitionCheck check;
    private final Time time;
    private final Ids ids;
    private final RandomGenerator random;

    Machines(Executions executions, DefinitionCheck check, Time time, Ids ids, RandomGenerator random) {
        this.executions = executions;
        this.check = check;
        this.time = time;
        this.ids = ids;
        this.random = random;
    }

    /** What a machine is made of; null where an update leaves it as it is. */
    record Draft(String definition, String roleArn, Logging logging, Boolean tracing, ObjectNode encryption) {}

    /**
     * What an ARN that may have a version or alias leads to.
     *
     * @param versionArn and aliasArn are null unless it names them, or leads through them
     */
    record Target(Machine machine, Revision revision, String versionArn, String aliasArn) {}

    /** Creates it, or answers the one that is there if it is the same. */
    synchronized Machine create(Scope scope, String name, Definitions.Type type, Draft draft,
            Map<String, String> tags) {
        Names.checked(name);
        checkRole(draft.roleArn());
        StateMachine parsed = check.parse(draft.definition(), type);
        String arn = Arns.machine(scope, name);
        Machine there = byArn.get(arn);
        if (there != null) {
            Revision revision = there.current;
            if (revision.definition().equals(draft.definition()) && revision.type() == type
                    && revision.logging().equals(draft.logging()) && revision.tracing() == draft.tracing()) {
                return there;
            }
            throw Errors.machineAlreadyExists(arn);
        }
        Machine machine = new Machine(new Revision(scope, arn, name, type, draft.definition(), parsed, draft.roleArn(),
                draft.logging(), draft.tracing(), draft.encryption(), null, time.instant()), time.instant());
        machine.tags.putAll(tags);
        byArn.put(arn, machine);
        return machine;
    }

    /** What runs keeps what it was started with. */
    synchronized Machine update(String arn, Draft draft) {
        Machine machine = get(arn);
        Revision now = machine.current;
        String definition = draft.definition() == null ? now.definition() : draft.definition();
        if (draft.roleArn() != null) {
            checkRole(draft.roleArn());
        }
        String role = draft.roleArn() == null ? now.roleArn() : draft.roleArn();
        boolean revised = !definition.equals(now.definition()) || !role.equals(now.roleArn());
        machine.current = new Revision(now.scope(), arn, now.name(), now.type(), definition,
                revised ? check.parse(definition, now.type()) : now.machine(), role,
                draft.logging() == null ? now.logging() : draft.logging(),
                draft.tracing() == null ? now.tracing() : draft.tracing(),
                draft.encryption() == null ? now.encryption() : draft.encryption(),
                revised ? ids.uuid() : now.id(), time.instant());
        return machine;
    }

    private static void checkRole(String arn) {
        if (!arn.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
            throw Errors.invalidArn("Invalid Role Arn: " + arn);
        }
    }

    /** Deletes it with its executions, of which those that run are aborted. @return whether it was there */
    boolean delete(String arn) {
        synchronized (this) {
            if (byArn.remove(arn) == null) {
                return false;
            }
        }
        executions.forget(arn);
        return true;
    }

    synchronized Optional<Machine> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    synchronized Machine get(String arn) {
        return find(arn).orElseThrow(() -> Errors.machineDoesNotExist(arn));
    }

    synchronized List<Machine> all(Scope scope) {
        return byArn.values().stream().filter(each -> each.current.scope().equals(scope)).toList();
    }

    /** An alias leads to one of its versions, drawn by their weights. */
    synchronized Target target(String arn) {
        Arns.MachineArn parsed = Arns.parseMachine(arn);
        Machine machine = find(parsed.machine()).orElseThrow(() -> Errors.machineDoesNotExist(arn));
        if (parsed.qualifier().isEmpty()) {
            return new Target(machine, machine.current, null, null);
        }
        String qualifier = parsed.qualifier().get();
        Machine.Alias alias = machine.aliases.get(qualifier);
        if (alias == null) {
            return version(machine, arn, qualifier, null);
        }
        int point = random.nextInt(100);
        for (Map.Entry<Integer, Integer> weight : alias.weights().entrySet()) {
            if (point < weight.getValue()) {
                return version(machine, arn, Integer.toString(weight.getKey()), alias.arn());
            }
            point -= weight.getValue();
        }
        throw new IllegalStateException("The weights of " + alias.arn() + " don't make 100.");
    }

    private static Target version(Machine machine, String arn, String number, String aliasArn) {
        return machine.versions.values().stream().filter(each -> Integer.toString(each.number()).equals(number))
                .findFirst().map(each -> new Target(machine, each.revision(), each.arn(), aliasArn))
                .orElseThrow(() -> Errors.machineDoesNotExist(arn));
    }

    /** Publishes the machine as it is; the same revision isn't published twice. */
    synchronized Machine.Version publish(Machine machine, String description) {
        Optional<Machine.Version> same = machine.versions.values().stream()
                .filter(each -> Objects.equals(each.revision().id(), machine.current.id())).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        int number = ++machine.lastVersion;
        Machine.Version version = new Machine.Version(machine.arn() + ":" + number, number, description,
                machine.current, time.instant());
        machine.versions.put(number, version);
        return version;
    }

    /** Deletes a version unless an alias leads to it; one that isn't there is done. */
    synchronized void deleteVersion(String arn) {
        Arns.MachineArn parsed = Arns.parseMachine(arn);
        Optional<Machine> machine = find(parsed.machine());
        if (machine.isEmpty()) {
            return;
        }
        machine.get().versions.values().stream().filter(each -> each.arn().equals(arn)).findFirst()
                .ifPresent(version -> {
                    List<String> aliases = machine.get().aliases.values().stream()
                            .filter(each -> each.weights().containsKey(version.number())).map(Machine.Alias::name)
                            .toList();
                    if (!aliases.isEmpty()) {
                        throw Errors.conflict("Version to be deleted must not be referenced by an alias. "
                                + "Current list of aliases referencing this version: " + aliases);
                    }
                    machine.get().versions.remove(version.number());
                });
    }
}
