package dev.eventlabs.local.cloudformation.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.plan.Differences;
import dev.eventlabs.local.cloudformation.plan.Plan;
import dev.eventlabs.local.cloudformation.plan.PlannedResource;
import dev.eventlabs.local.cloudformation.resource.ResourceType;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.stack.ResourceStatus;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The way forward: creates what is missing and changes what is different, leaving alone what is as it should be. What is no longer wanted
 * is left for the {@link Removal} that follows.
 */
final class Convergence implements Walk.Steps<Attempt> {

    static final String REPLACES = "Requested update requires the creation of a new physical resource; hence creating one.";

    private final Surroundings surroundings;
    private final Journal journal;
    private final Definition definition;
    private final Plan plan;
    private final Supplier<Evaluator> evaluators;
    private final boolean tagsChanged;
    private final Failures failures = new Failures();
    private final Walk<Attempt> walk;
    private final Set<String> begun = new HashSet<>();
    private boolean stopping;

    /** @param evaluators make one that sees the stack as it is at each time */
    Convergence(Surroundings surroundings, Journal journal, Definition definition, Plan plan,
            Supplier<Evaluator> evaluators) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.definition = definition;
        this.plan = plan;
        this.evaluators = evaluators;
        this.tagsChanged = journal.stack().stable().flatMap(Deployed::definition)
                .filter(before -> !before.tags().equals(definition.tags())).isPresent();
        this.walk = new Walk<>(plan.dependencies(), true, this);
    }

    void cancel() {
        walk.cancel();
    }

    Failures run() throws InterruptedException {
        List<PlannedResource> unknown = plan.resources().values().stream()
                .filter(each -> surroundings.types().find(each.type()).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            // Before anything is made: what can't end well needn't begin.
            unknown.forEach(this::refuse);
        } else if (!walk.run() && failures.none()) {
            failures.other("Resource creation or update was cancelled.");
        }
        return failures;
    }

    private void refuse(PlannedResource planned) {
        settle(planned.logicalId(), Optional.of(refused(begun(planned, planned.modelWithoutProperties()),
                surroundings.types().refusal(planned.type()))), false);
    }

    @Override
    public Attempt work(String logicalId) {
        PlannedResource planned = plan.resources().get(logicalId);
        Optional<StackResource> existing = journal.resource(logicalId).filter(StackResource::exists);
        ResourceModel model;
        try {
            model = planned.model(evaluators.get());
        } catch (TemplateException e) {
            return refused(begun(planned, planned.modelWithoutProperties()), e.getMessage());
        }
        ResourceType type = surroundings.types().find(planned.type()).orElseThrow();
        if (existing.isEmpty()) {
            return create(type, begun(planned, model));
        }
        if (existing.get().status() == ResourceStatus.CREATE_FAILED) {
            // Left behind by a creation that was cancelled and not rolled back.
            call(type::delete, existing.get());
            return create(type, begun(planned, model));
        }
        return change(type, existing.get(), model);
    }

    private StackResource begun(PlannedResource planned, ResourceModel model) {
        return journal.resource(planned.logicalId()).filter(StackResource::exists)
                .filter(existing -> existing.status() != ResourceStatus.CREATE_FAILED)
                .map(existing -> existing.with(model))
                .orElseGet(() -> new StackResource(planned.logicalId(), model, journal.newSuffix(), Optional.empty(),
                        ResourceStatus.CREATE_IN_PROGRESS, Optional.empty(), surroundings.time().instant()));
    }

    private static Attempt refused(StackResource resource, String reason) {
        return new Attempt(resource.physical().isPresent() ? Attempt.Kind.UPDATE : Attempt.Kind.CREATE, resource,
                Outcome.failed(reason), false);
    }

    /** Tells that a resource is begun, unless the walk is being cancelled: what hasn't begun then never does. */
    private synchronized boolean begin(StackResource resource, ResourceStatus status, Optional<String> reason) {
        if (!stopping) {
            begun.add(resource.logicalId());
            journal.record(resource, status, reason);
        }
        return !stopping;
    }

    private Attempt create(ResourceType type, StackResource resource) {
        if (!begin(resource, ResourceStatus.CREATE_IN_PROGRESS, Optional.empty())) {
            return Attempt.notBegun(resource);
        }
        return new Attempt(Attempt.Kind.CREATE, resource, call(type::create, resource), true);
    }

    private Attempt change(ResourceType type, StackResource existing, ResourceModel model) {
        boolean retried = existing.status() == ResourceStatus.UPDATE_FAILED;
        ResourceModel before = retried ? stableModel(existing) : existing.model();
        Set<String> changed = Differences.changedProperties(before.properties(), model.properties());
        boolean tagged = tagsChanged && type.taggable();
        StackResource wanted = existing.with(model);
        if (changed.isEmpty() && !tagged && !retried && before.metadata().equals(model.metadata())
                && before.policies().equals(model.policies())) {
            return new Attempt(Attempt.Kind.NOTHING, wanted, Outcome.done(existing.physicalId().orElseThrow()), false);
        }
        if (changed.stream().anyMatch(
                type.createOnly(existing.logicalId(), before.properties(), model.properties())::contains)) {
            Optional<String> taken = type.sameName(before.properties(), model.properties());
            return taken.isPresent()
                    ? refused(wanted, "CloudFormation cannot update a stack when a custom-named resource"
                            + " requires replacing. Rename " + taken.get() + " and update the stack again.")
                    : replace(type, existing, model);
        }
        if (!begin(existing, ResourceStatus.UPDATE_IN_PROGRESS, Optional.empty())) {
            return Attempt.notBegun(existing);
        }
        String physicalId = existing.physicalId().orElseThrow();
        if (changed.isEmpty() && !tagged && !retried) {
            return new Attempt(Attempt.Kind.UPDATE, wanted, Outcome.done(physicalId), false);
        }
        return new Attempt(Attempt.Kind.UPDATE, wanted, call((context, properties) -> type.update(context, physicalId,
                resolved(before), properties), wanted), true);
    }

    private ResourceModel stableModel(StackResource existing) {
        return journal.stack().stable().map(stable -> stable.resources().get(existing.logicalId()))
                .map(StackResource::model).orElse(existing.model());
    }

    private Attempt replace(ResourceType type, StackResource existing, ResourceModel model) {
        StackResource next = new StackResource(existing.logicalId(), model, journal.newSuffix(), Optional.empty(),
                ResourceStatus.UPDATE_IN_PROGRESS, Optional.empty(), surroundings.time().instant());
        if (journal.stack().options().disableRollback()) {
            return new Attempt(Attempt.Kind.UPDATE, existing.with(model),
                    Outcome.failed("Replacement type updates not supported on stack with disable-rollback."), false);
        }
        if (!begin(existing, ResourceStatus.UPDATE_IN_PROGRESS, Optional.of(REPLACES))) {
            return Attempt.notBegun(existing);
        }
        return new Attempt(Attempt.Kind.REPLACE, next, call(type::create, next), true);
    }

    private interface Creation {
        Outcome run(ResourceContext context, ObjectNode properties);
    }

    private interface Deletion {
        Outcome run(ResourceContext context, String physicalId, ObjectNode properties);
    }

    private Outcome call(Creation creation, StackResource resource) {
        try {
            return creation.run(journal.context(resource, Optional.of(definition)), resolved(resource.model()));
        } catch (TemplateException e) {
            return Outcome.failed(e.getMessage());
        }
    }

    private void call(Deletion deletion, StackResource resource) {
        call((context, properties) -> deletion.run(context, resource.physicalId().orElseThrow(), properties), resource);
    }

    private ObjectNode resolved(ResourceModel model) {
        Stack stack = journal.stack();
        return surroundings.dynamicReferences(stack.identity().scope()).resolve(model.properties());
    }

    @Override
    public synchronized void cancelled(String logicalId) {
        stopping = true;
        if (!begun.contains(logicalId)) {
            return;
        }
        StackResource resource = journal.resource(logicalId).orElseThrow();
        boolean creating = resource.status() == ResourceStatus.CREATE_IN_PROGRESS;
        journal.record(resource, creating ? ResourceStatus.CREATE_FAILED : ResourceStatus.UPDATE_FAILED,
                Optional.of(creating ? "Resource creation cancelled" : "Resource update cancelled"));
    }

    @Override
    public boolean settle(String logicalId, Optional<Attempt> result, boolean cancelled) {
        if (result.isEmpty()) {
            return gaveUp(logicalId, cancelled);
        }
        Attempt attempt = result.get();
        if (attempt.kind() == Attempt.Kind.NOT_BEGUN) {
            return false;
        }
        return switch (attempt.outcome()) {
            case Outcome.Done done -> done(attempt, done, cancelled);
            case Outcome.Failed failed -> {
                failed(attempt, failed, cancelled);
                yield false;
            }
        };
    }

    private boolean gaveUp(String logicalId, boolean cancelled) {
        if (!cancelled) {
            cancelled(logicalId);
        }
        return false;
    }

    private boolean done(Attempt attempt, Outcome.Done done, boolean cancelled) {
        StackResource resource = attempt.resource();
        if (attempt.kind() == Attempt.Kind.NOTHING) {
            journal.keep(resource);
            return true;
        }
        boolean sameAsBefore = !attempt.called();
        StackResource made = sameAsBefore ? resource
                : resource.with(StackResource.Physical.of(done));
        if (cancelled) {
            journal.keep(
                    made.with(attempt.kind().creates() ? ResourceStatus.CREATE_FAILED : ResourceStatus.UPDATE_FAILED,
                            Optional.empty(), surroundings.time().instant()));
            return false;
        }
        switch (attempt.kind()) {
            case CREATE -> {
                journal.record(made, ResourceStatus.CREATE_IN_PROGRESS, Optional.of("Resource creation Initiated"));
                journal.record(made, ResourceStatus.CREATE_COMPLETE, Optional.empty());
            }
            case REPLACE -> {
                journal.record(made, ResourceStatus.UPDATE_IN_PROGRESS, Optional.of("Resource creation Initiated"));
                journal.record(made, ResourceStatus.UPDATE_COMPLETE, Optional.empty());
            }
            default -> {
                if (!resource.physicalId().equals(made.physicalId())) {
                    journal.record(made, ResourceStatus.UPDATE_IN_PROGRESS,
                            Optional.of("Requested update required the provider to create a new physical resource"));
                }
                journal.record(made, ResourceStatus.UPDATE_COMPLETE, Optional.empty());
            }
        }
        return true;
    }

    private void failed(Attempt attempt, Outcome.Failed failed, boolean cancelled) {
        StackResource resource = attempt.resource();
        if (attempt.kind().creates()) {
            if (!cancelled) {
                if (!attempt.called()) {
                    journal.record(resource, ResourceStatus.CREATE_IN_PROGRESS, Optional.empty());
                }
                journal.record(resource, ResourceStatus.CREATE_FAILED, Optional.of(failed.reason()));
                failures.creation(resource.logicalId());
            }
            return;
        }
        // A replacement that failed leaves the old one untouched; a change that failed may have changed something.
        StackResource now = attempt.kind() == Attempt.Kind.REPLACE || !attempt.called()
                ? journal.resource(resource.logicalId()).orElseThrow()
                : resource;
        if (cancelled) {
            journal.keep(now.with(ResourceStatus.UPDATE_FAILED, Optional.of(failed.reason()),
                    surroundings.time().instant()));
        } else {
            journal.record(now, ResourceStatus.UPDATE_FAILED, Optional.of(failed.reason()));
            failures.update(resource.logicalId());
        }
    }
}
