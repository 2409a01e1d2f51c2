package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.deploy.Deployments;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.plan.Differences;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions that change stacks at once, without a change set. */
record StackActions(Surroundings surroundings, Deployments deployments, DefinitionReader definitions, Lookup lookup) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateStack", this::createStack)
                .on("UpdateStack", this::updateStack)
                .on("DeleteStack", this::deleteStack)
                .on("RollbackStack", this::rollbackStack)
                .on("ContinueUpdateRollback", this::continueUpdateRollback)
                .on("CancelUpdateStack", this::cancelUpdateStack)
                .on("UpdateTerminationProtection", this::updateTerminationProtection);
    }

    /** A stack that isn't in the store yet. */
    Stack draft(Scope scope, String name, Stack.Options options) {
        if (!NAME.matcher(name).matches()) {
            throw AwsException.constraint("ValidationError", name, "stackName",
                    "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*");
        }
        String id = scope.arn("cloudformation", "stack/" + name + "/" + surroundings.ids().uuid());
        return new Stack(new Stack.Identity(scope, id, name),
                new Stack.State(StackStatus.REVIEW_IN_PROGRESS, Optional.empty(), surroundings.time().instant(),
                        Optional.empty(), Optional.empty()),
                Deployed.nothing(), Optional.empty(), options);
    }

    private Struct createStack(Call call, Input input) {
        if (input.has("OnFailure") && input.has("DisableRollback")) {
            throw invalid("You can specify either DisableRollback or OnFailure, but not both.");
        }
        Stack stack = draft(call.scope(), input.text("StackName"), new Stack.Options(
                input.flag("EnableTerminationProtection"), false, input.optionalInt("TimeoutInMinutes"),
                Optional.empty()));
        Definition definition = definitions.read(input, stack);
        synchronized (deployments.guard()) {
            if (!surroundings.store().add(stack)) {
                throw AwsException.badRequest("AlreadyExistsException", "Stack [" + stack.name() + "] already exists");
            }
            deployments.create(stack.id(), definition, wishes(input, definition));
        }
        return Struct.of("StackId", stack.id());
    }

    private Struct updateStack(Call call, Input input) {
        synchronized (deployments.guard()) {
            Stack stack = lookup.stack(call.scope(), input);
            checkUpdatable(stack);
            Definition definition = definitions.read(input, stack);
            if (!changes(stack, definition)) {
                throw invalid("No updates are to be performed.");
            }
            deployments.update(stack.id(), definition, wishes(input, definition));
            return Struct.of("StackId", stack.id());
        }
    }

    static void checkUpdatable(Stack stack) {
        if (!stack.status().updatable()) {
            throw invalid("Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
    }

    private boolean changes(Stack stack, Definition definition) {
        Differences differences = new Differences(stack, definition,
                surroundings.others(stack.identity().scope(), used -> {}), surroundings.types());
        return !differences.find().isEmpty() || differences.changesMore() || stack.status().paused();
    }

    /** How a deployment is to end if it fails. Express mode leaves it as it is unless told otherwise. */
    static Deployments.Wishes wishes(Input input, Definition definition) {
        boolean express = definition.deploymentConfig()
                .filter(config -> config.path("Mode").asText().equals("EXPRESS")
                        && !config.path("DisableRollback").asText().equals("false"))
                .isPresent();
        String onFailure = input.optionalText("OnFailure").or(() -> input.optionalText("OnStackFailure"))
                .orElse("ROLLBACK");
        return new Deployments.Wishes(input.flag("DisableRollback") || express ? "DO_NOTHING" : onFailure,
                input.flag("RetainExceptOnCreate"), input.optionalText("ClientRequestToken"));
    }

    /** Deleting what isn't there is done. */
    private Struct deleteStack(Call call, Input input) {
        synchronized (deployments.guard()) {
            Optional<Stack> found = surroundings.store().find(call.scope(), input.text("StackName"))
                    .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE
                            && stack.status() != StackStatus.DELETE_IN_PROGRESS);
            if (found.isEmpty()) {
                return Struct.of();
            }
            Stack stack = found.get();
            if (stack.options().terminationProtection()) {
                throw invalid("Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
            }
            if (!stack.status().deletable()) {
                throw invalid("Stack [" + stack.id() + "] cannot be deleted while in status " + stack.status());
            }
            List<String> retained = input.texts("RetainResources");
            if (!retained.isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
                throw invalid("Invalid operation on stack [" + stack.id()
                        + "]. RetainResources can be used only for stacks in the DELETE_FAILED state.");
            }
            Optional<String> token = input.optionalText("ClientRequestToken");
            Optional<String> inUse = exportInUse(stack);
            if (inUse.isPresent()) {
                deployments.remark(stack.id(), token, inUse.get());
                return Struct.of();
            }
            surroundings.store().changeSets(stack.id()).forEach(surroundings.store()::remove);
            deployments.delete(stack.id(), Set.copyOf(retained),
                    input.optionalText("DeletionMode").filter("FORCE_DELETE_STACK"::equals).isPresent(), token);
            return Struct.of();
        }
    }

    private Optional<String> exportInUse(Stack stack) {
        return stack.deployed().outputs().stream().flatMap(output -> output.exportName().stream()).flatMap(name -> {
            List<String> users = surroundings.exports().importers(stack.identity().scope(), name).stream()
                    .filter(user -> !user.equals(stack.name())).toList();
            return users.isEmpty() ? Stream.empty()
                    : Stream
                            .of("Delete canceled. Cannot delete export " + name + " as it is in use by "
                                    + String.join(", ", users) + ".");
        }).findFirst();
    }

    private Struct rollbackStack(Call call, Input input) {
        synchronized (deployments.guard()) {
            Stack stack = lookup.stack(call.scope(), input);
            if (!stack.status().paused()) {
                throw invalid(
                        "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be rolled back.");
            }
            deployments.rollBack(stack.id(), new Deployments.Wishes("ROLLBACK", input.flag("RetainExceptOnCreate"),
                    input.optionalText("ClientRequestToken")), Set.of());
            return Struct.of("StackId", stack.id());
        }
    }

    private Struct continueUpdateRollback(Call call, Input input) {
        synchronized (deployments.guard()) {
            Stack stack = lookup.stack(call.scope(), input);
            if (stack.status() != StackStatus.UPDATE_ROLLBACK_FAILED) {
                throw invalid("Stack [" + stack.name() + "] is in " + stack.status()
                        + " state and can not continue update rollback.");
            }
            Set<String> skipped = Set.copyOf(input.texts("ResourcesToSkip"));
            deployments.rollBack(stack.id(),
                    new Deployments.Wishes("ROLLBACK", false, input.optionalText("ClientRequestToken")),
                    input.flag("ForceRollback") ? stack.deployed().resources().values().stream()
                            .filter(each -> each.status().name().equals("UPDATE_FAILED")).map(each -> each.logicalId())
                            .collect(Collectors.toSet()) : skipped);
            return Struct.of();
        }
    }

    private Struct cancelUpdateStack(Call call, Input input) {
        synchronized (deployments.guard()) {
            Stack stack = lookup.stack(call.scope(), input);
            if (stack.status() != StackStatus.UPDATE_IN_PROGRESS) {
                throw invalid("CancelUpdateStack cannot be called from current stack status");
            }
            deployments.cancel(stack.id());
            return Struct.of();
        }
    }

    private Struct updateTerminationProtection(Call call, Input input) {
        Stack stack = lookup.stack(call.scope(), input);
        boolean protection = input.optionalFlag("EnableTerminationProtection")
                .orElseThrow(() -> input.invalid("Missing required member 'EnableTerminationProtection'."));
        surroundings.store().update(stack.id(), each -> each.with(each.options().withProtection(protection)));
        return Struct.of("StackId", stack.id());
    }

    static AwsException invalid(String message) {
        return AwsException.badRequest("ValidationError", message);
    }
}
