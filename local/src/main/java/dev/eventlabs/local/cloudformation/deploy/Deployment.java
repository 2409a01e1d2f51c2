package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.plan.Plan;
import dev.eventlabs.local.cloudformation.plan.StackValues;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One deployment of a stack, from its first event to its last; every method but {@link #cancel} runs on the deployment's own thread. Before it
 * starts, the stack has its new definition, and in {@link Stack#stable} what a rollback goes back to.
 */
final class Deployment {

    private final Surroundings surroundings;
    private final Journal journal;
    private final Wishes wishes;
    private final Set<String> imports = ConcurrentHashMap.newKeySet();
    private volatile Convergence convergence;
    private volatile boolean cancelled;
    private volatile boolean abandoned;

    /**
     * @param onFailure ROLLBACK, DELETE or DO_NOTHING
     * @param retainExceptOnCreate whether a rollback deletes also what is marked to be retained, if this deployment has made it
     */
    record Wishes(String onFailure, boolean retainExceptOnCreate) {}

    Deployment(Surroundings surroundings, Journal journal, Wishes wishes) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.wishes = wishes;
    }

    /** Ends it as if a resource had failed. */
    void cancel() {
        cancelled = true;
        Convergence current = convergence;
        if (current != null) {
            current.cancel();
        }
    }

    /** The caller's time-out, which AWS has for creations only. */
    private void cancelAfter(Duration timeout) {
        try {
            surroundings.time().sleep(timeout);
            cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it and leaves everything as it is then: the stack is about to be deleted. */
    void abandon() {
        abandoned = true;
        cancel();
    }

    void create() throws InterruptedException {
        Optional<Thread> clock = journal.stack().options().timeoutInMinutes()
                .map(minutes -> Thread.ofVirtual().start(() -> cancelAfter(Duration.ofMinutes(minutes))));
        Failures failures;
        try {
            failures = converge();
        } finally {
            clock.ifPresent(Thread::interrupt);
        }
        if (abandoned) {
            return;
        }
        if (failures.none()) {
            journal.change(stack -> stack.withStable(Optional.empty()));
            journal.stack(StackStatus.CREATE_COMPLETE, Optional.empty());
            return;
        }
        switch (wishes.onFailure()) {
            case "DO_NOTHING" -> journal.stack(StackStatus.CREATE_FAILED, Optional.of(failures.reason()));
            case "DELETE" -> delete(Set.of(), false, Optional.of(failures.reason() + "Delete requested by user."));
            default -> rollBack(Optional.of(failures.reason() + "Rollback requested by user."), Set.of());
        }
    }

    void update() throws InterruptedException {
        Failures failures = converge();
        if (abandoned) {
            return;
        }
        if (!failures.none()) {
            if (wishes.onFailure().equals("DO_NOTHING")) {
                journal.stack(StackStatus.UPDATE_FAILED, Optional.of(failures.reason()));
            } else {
                rollBack(Optional.of(failures.reason()), Set.of());
            }
            return;
        }
        Deployed before = journal.stack().stable().orElseThrow();
        journal.stack(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
        List<String> left = clean(before, false);
        journal.change(stack -> stack.withStable(Optional.empty()));
        journal.stack(StackStatus.UPDATE_COMPLETE, left.isEmpty() ? Optional.empty()
                : Optional.of("Update successful. One or more resources could not be deleted."));
    }

    /** Back to what the stack was before the deployment that failed: nothing, if it was being created. */
    void rollBack(Optional<String> reason, Set<String> skipped) throws InterruptedException {
        Deployed stable = journal.stack().stable().orElseGet(Deployed::nothing);
        if (stable.definition().isEmpty()) {
            journal.stack(StackStatus.ROLLBACK_IN_PROGRESS, reason);
            List<String> failed = remove(journal.stack().deployed(), Set.of(), true);
            journal.change(stack -> stack.with(stack.deployed().with(List.of(), Set.of())));
            journal.stack(failed.isEmpty() ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED,
                    deletions(failed));
            return;
        }
        journal.stack(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason);
        Deployed attempted = journal.stack().deployed();
        List<String> failed = new Restoration(surroundings, journal, stable, skipped).run();
        if (!failed.isEmpty()) {
            journal.stack(StackStatus.UPDATE_ROLLBACK_FAILED,
                    Optional.of("The following resource(s) failed to update: " + failed + ". "));
            return;
        }
        journal.stack(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
        List<String> left = clean(attempted, true);
        journal.change(stack -> stack.withStable(Optional.empty()).with(new Deployed(stable.definition(),
                stack.deployed().resources(), stable.outputs(), stable.imports())));
        journal.stack(StackStatus.UPDATE_ROLLBACK_COMPLETE, left.isEmpty() ? Optional.empty()
                : Optional.of("Rollback successful. One or more resources could not be deleted."));
    }

    /** @param force whether what can't be deleted is left alone instead of failing the deletion */
    void delete(Set<String> retained, boolean force, Optional<String> reason) throws InterruptedException {
        journal.stack(StackStatus.DELETE_IN_PROGRESS, reason);
        List<String> failed = remove(journal.stack().deployed(), retained, false);
        if (!failed.isEmpty() && force) {
            failed = remove(journal.stack().deployed(), Set.copyOf(failed), false);
        }
        if (failed.isEmpty()) {
            journal.change(stack -> stack.withStable(Optional.empty()));
        }
        journal.stack(failed.isEmpty() ? StackStatus.DELETE_COMPLETE : StackStatus.DELETE_FAILED, deletions(failed));
    }

    private static Optional<String> deletions(List<String> failed) {
        return failed.isEmpty() ? Optional.empty()
                : Optional.of("The following resource(s) failed to delete: " + failed + ". ");
    }

    private Failures converge() throws InterruptedException {
        Definition definition = journal.stack().deployed().definition().orElseThrow();
        try {
            Plan plan = Plan.of(definition.template(), evaluator(definition));
            convergence = new Convergence(surroundings, journal, definition, plan, () -> evaluator(definition));
            if (cancelled) {
                convergence.cancel();
            }
            Failures failures = convergence.run();
            if (failures.none()) {
                var outputs = new Outputs(journal.stack(), surroundings.exports(), surroundings.urls())
                        .compute(definition.template(), evaluator(definition));
                journal.change(stack -> stack.with(stack.deployed().with(outputs, imports)));
            }
            return failures;
        } catch (TemplateException e) {
            Failures failures = new Failures();
            failures.other(e.getMessage());
            return failures;
        }
    }

    private Evaluator evaluator(Definition definition) {
        Stack.Identity identity = journal.stack().identity();
        return new Evaluator(definition.template(), new StackValues(identity, definition,
                id -> journal.resource(id).filter(StackResource::exists),
                surroundings.others(identity.scope(), imports::add),
                surroundings.types()));
    }

    /** Deletes whatever physical resource of {@code before} isn't the stack's any more. */
    private List<String> clean(Deployed before, boolean created) throws InterruptedException {
        Deployed now = journal.stack().deployed();
        Set<String> wanted = created ? journal.stack().stable().orElseThrow().resources().keySet()
                : Plan.of(now.definition().orElseThrow().template(), evaluator(now.definition().orElseThrow()))
                        .resources()
                        .keySet();
        List<Removal.Item> items = new ArrayList<>();
        for (StackResource resource : before.resources().values()) {
            boolean replaced = wanted.contains(resource.logicalId());
            if (resource.exists() && !(replaced && now.resources().get(resource.logicalId()).physicalId()
                    .equals(resource.physicalId()))) {
                String policy = replaced && !created ? resource.model().policies().updateReplace()
                        : resource.model().policies().deletion();
                items.add(new Removal.Item(resource, created ? keptOnRollback(policy) : policy.startsWith("Retain"),
                        !replaced));
            }
        }
        List<String> failed = new Removal(surroundings, journal, before.definition(), items).run();
        now.resources().keySet().stream().filter(id -> !wanted.contains(id))
                .forEach(id -> journal.change(stack -> stack.with(stack.deployed().without(id))));
        return failed;
    }

    private List<String> remove(Deployed deployed, Set<String> retained, boolean created) throws InterruptedException {
        List<Removal.Item> items = deployed.resources().values().stream().filter(StackResource::exists)
                .map(resource -> new Removal.Item(resource, retained.contains(resource.logicalId())
                        || (created ? keptOnRollback(resource.model().policies().deletion())
                                : resource.model().policies().deletion().startsWith("Retain")),
                        true))
                .toList();
        return new Removal(surroundings, journal, deployed.definition(), items).run();
    }

    private boolean keptOnRollback(String policy) {
        return policy.equals("Retain") && !wishes.retainExceptOnCreate();
    }
}
