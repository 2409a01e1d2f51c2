package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.stack.ChangeSet;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;

/** Finds what a request names; clients decide by the exact words of the refusals. */
record Lookup(StackStore store) {

    /** As the actions that describe word it. */
    Stack stackWithId(Scope scope, Input input) {
        String name = input.text("StackName");
        return store.find(scope, name).orElseThrow(() -> AwsException.badRequest("ValidationError",
                "Stack with id " + name + " does not exist"));
    }

    /** As the actions that change word it. */
    Stack stack(Scope scope, Input input) {
        String name = input.text("StackName");
        return store.find(scope, name)
                .orElseThrow(() -> AwsException.badRequest("ValidationError", "Stack [" + name + "] does not exist"));
    }

    ChangeSet changeSet(Scope scope, Input input) {
        String name = input.text("ChangeSetName");
        String stackId = name.startsWith("arn:") && !input.has("StackName") ? "" : stack(scope, input).id();
        return store.changeSet(stackId, name).orElseThrow(
                () -> AwsException.notFound("ChangeSetNotFound", "ChangeSet [" + name + "] does not exist"));
    }
}
