package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.deploy.Deployments;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.plan.Differences;
import dev.eventlabs.local.cloudformation.stack.ChangeSet;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.ResourceChange;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Change sets: what {@code cdk deploy} and {@code cdk diff} work with. */
record ChangeSetActions(Surroundings surroundings, Deployments deployments, DefinitionReader definitions, Lookup lookup,
        StackActions stacks) {

    /** The CDK CLI takes exactly this for "nothing to do". */
    private static final String NO_CHANGES = "The submitted information didn't contain changes. Submit different"
            + " information to create a change set.";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateChangeSet", this::create)
                .on("DescribeChangeSet", this::describe)
                .on("ExecuteChangeSet", this::execute)
                .on("DeleteChangeSet", this::delete)
                .on("ListChangeSets", this::list);
    }

    private Struct create(Call call, Input input) {
        String name = input.text("ChangeSetName");
        if (!NAME.matcher(name).matches()) {
            throw input.constraint(name, "changeSetName",
                    "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }
        ChangeSet.Kind kind = kind(input);
        synchronized (deployments.guard()) {
            Stack stack = kind == ChangeSet.Kind.CREATE ? stackToCreate(call, input, name) : stackToUpdate(call, input);
            if (surroundings.store().changeSet(stack.id(), name).isPresent()) {
                throw AwsException.badRequest("AlreadyExistsException", "ChangeSet " + name + " already exists");
            }
            Definition definition = definitions.read(input, stack);
            if (surroundings.store().get(stack.id()) == null) {
                surroundings.store().add(stack);
                deployments.review(stack.id(), input.optionalText("ClientToken"));
            }
            ChangeSet changeSet = changeSet(name, kind, stack, definition, input);
            surroundings.store().put(changeSet);
            return Struct.of("Id", changeSet.id()).with("StackId", stack.id());
        }
    }

    private static ChangeSet.Kind kind(Input input) {
        return switch (input.optionalText("ChangeSetType").orElse("UPDATE")) {
            case "CREATE" -> ChangeSet.Kind.CREATE;
            case "UPDATE" -> ChangeSet.Kind.UPDATE;
            case String other -> throw StackActions
                    .invalid("The embedded AWS doesn't have the change set type " + other
                            + "; it has CREATE and UPDATE.");
        };
    }

    private Stack stackToCreate(Call call, Input input, String changeSet) {
        String name = input.text("StackName");
        Optional<Stack> existing = surroundings.store().find(call.scope(), name);
        if (existing.filter(stack -> stack.status() != StackStatus.REVIEW_IN_PROGRESS).isPresent()) {
            throw StackActions.invalid("Stack [" + existing.get().name()
                    + "] already exists and cannot be created again with the changeSet [" + changeSet + "].");
        }
        return existing.orElseGet(() -> stacks.draft(call.scope(), name,
                new Stack.Options(false, false, Optional.empty(), Optional.empty())));
    }

    private Stack stackToUpdate(Call call, Input input) {
        Stack stack = lookup.stack(call.scope(), input);
        StackActions.checkUpdatable(stack);
        return stack;
    }

    private ChangeSet changeSet(String name, ChangeSet.Kind kind, Stack stack, Definition definition, Input input) {
        String id = stack.identity().scope().arn("cloudformation",
                "changeSet/" + name + "/" + surroundings.ids().uuid());
        Optional<String> failure = Optional.empty();
        List<ResourceChange> changes = List.of();
        try {
            Differences differences = new Differences(stack, definition,
                    surroundings.others(stack.identity().scope(), used -> {}), surroundings.types());
            changes = differences.find();
            if (changes.isEmpty() && !differences.changesMore() && !stack.status().paused()) {
                failure = Optional.of(NO_CHANGES);
            }
        } catch (TemplateException e) {
            failure = Optional.of(e.getMessage());
        }
        return new ChangeSet(id, name, stack.id(), kind, input.optionalText("Description"),
                surroundings.time().instant(),
                definition, changes, failure.isEmpty() ? ChangeSet.Status.CREATE_COMPLETE : ChangeSet.Status.FAILED,
                failure.isEmpty() ? ChangeSet.ExecutionStatus.AVAILABLE : ChangeSet.ExecutionStatus.UNAVAILABLE,
                failure,
                new ChangeSet.Request(input.flag("IncludeNestedStacks"), input.flag("ImportExistingResources"),
                        input.optionalText("OnStackFailure"), input.optionalText("DeploymentMode")));
    }

    private Struct describe(Call call, Input input) {
        ChangeSet changeSet = lookup.changeSet(call.scope(), input);
        Stack stack = surroundings.store().get(changeSet.stackId());
        Struct answer = ChangeSetRendering.changeSet(changeSet, stack);
        answer.putAll(Rendering.page(input, "Changes", changeSet.changes(),
                change -> ChangeSetRendering.change(change, input.flag("IncludePropertyValues"))));
        return answer;
    }

    private Struct execute(Call call, Input input) {
        synchronized (deployments.guard()) {
            ChangeSet changeSet = lookup.changeSet(call.scope(), input);
            if (changeSet.executionStatus() != ChangeSet.ExecutionStatus.AVAILABLE) {
                throw AwsException.badRequest("InvalidChangeSetStatus", "ChangeSet [" + changeSet.id()
                        + "] cannot be executed in its current execution status of [" + changeSet.executionStatus()
                        + "]");
            }
            Stack stack = surroundings.store().get(changeSet.stackId());
            if (changeSet.kind() == ChangeSet.Kind.UPDATE) {
                StackActions.checkUpdatable(stack);
            }
            surroundings.store().changeSets(stack.id()).stream().filter(each -> !each.id().equals(changeSet.id()))
                    .forEach(surroundings.store()::remove);
            surroundings.store().update(changeSet.id(), ChangeSet.ExecutionStatus.EXECUTE_IN_PROGRESS);
            surroundings.store().update(stack.id(),
                    each -> each.with(new Stack.Options(each.options().terminationProtection(),
                            each.options().disableRollback(), each.options().timeoutInMinutes(),
                            Optional.of(changeSet.id()))));
            start(changeSet, stack, input);
            return Struct.of();
        }
    }

    private void start(ChangeSet changeSet, Stack stack, Input input) {
        Deployments.Wishes asked = StackActions.wishes(input, changeSet.definition());
        Deployments.Wishes wishes = asked.onFailure().equals("ROLLBACK")
                && changeSet.request().onStackFailure().isPresent()
                        ? new Deployments.Wishes(changeSet.request().onStackFailure().get(),
                                asked.retainExceptOnCreate(),
                                asked.token())
                        : asked;
        if (changeSet.kind() == ChangeSet.Kind.CREATE) {
            deployments.create(stack.id(), changeSet.definition(), wishes);
        } else {
            deployments.update(stack.id(), changeSet.definition(), wishes);
        }
        Thread.ofVirtual().start(() -> {
            try {
                StackStatus status = deployments.await(stack.id()).status();
                boolean ok = status == StackStatus.CREATE_COMPLETE || status == StackStatus.UPDATE_COMPLETE;
                surroundings.store().update(changeSet.id(), ok ? ChangeSet.ExecutionStatus.EXECUTE_COMPLETE
                        : ChangeSet.ExecutionStatus.EXECUTE_FAILED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Of a stack that is there, deleting a change set that isn't is done. */
    private Struct delete(Call call, Input input) {
        String name = input.text("ChangeSetName");
        String stackId = input.has("StackName") ? lookup.stack(call.scope(), input).id() : "";
        Optional<ChangeSet> changeSet = surroundings.store().changeSet(stackId, name);
        if (changeSet.filter(each -> each.executionStatus() == ChangeSet.ExecutionStatus.EXECUTE_IN_PROGRESS)
                .isPresent()) {
            throw AwsException.badRequest("InvalidChangeSetStatus",
                    "An operation on this ChangeSet is currently in progress.");
        }
        changeSet.ifPresent(surroundings.store()::remove);
        return Struct.of();
    }

    private Struct list(Call call, Input input) {
        Stack stack = lookup.stack(call.scope(), input);
        return Rendering.page(input, "Summaries", surroundings.store().changeSets(stack.id()),
                changeSet -> ChangeSetRendering.summary(changeSet, stack));
    }
}
