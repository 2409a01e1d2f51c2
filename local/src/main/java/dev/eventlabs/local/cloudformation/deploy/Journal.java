package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.ResourceStatus;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackEvent;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ResourceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps what becomes of one stack and its resources, and tells it in events. Thread-safe: an event's time is taken and the event told under
 * one lock, so that resources that change side by side can't tell theirs out of order.
 */
final class Journal {

    private static final int SUFFIX_LENGTH = 12;

    private final Surroundings surroundings;
    private final String stackId;
    private final Optional<String> token;

    /** @param token of the caller, which all events carry */
    Journal(Surroundings surroundings, String stackId, Optional<String> token) {
        this.surroundings = surroundings;
        this.stackId = stackId;
        this.token = token;
    }

    private Instant now() {
        return surroundings.store().tick(stackId, surroundings.time().instant());
    }

    Stack stack() {
        return surroundings.store().get(stackId);
    }

    void change(UnaryOperator<Stack> change) {
        surroundings.store().update(stackId, change);
    }

    /** The stack's status, with its event. */
    synchronized void stack(StackStatus status, Optional<String> reason) {
        Instant now = now();
        change(stack -> stack.with(new Stack.State(status, reason, stack.state().created(),
                status == StackStatus.UPDATE_IN_PROGRESS || status == StackStatus.CREATE_IN_PROGRESS ? Optional.of(now)
                        : stack.state().updated(),
                status == StackStatus.DELETE_IN_PROGRESS || status == StackStatus.DELETE_COMPLETE ? Optional.of(now)
                        : Optional.empty())));
        tell(reason, now);
    }

    /** Says why the stack stays as it is. */
    synchronized void remark(String reason) {
        change(stack -> stack.with(stack.status(), Optional.of(reason)));
        tell(Optional.of(reason), now());
    }

    private void tell(Optional<String> reason, Instant now) {
        Stack stack = stack();
        surroundings.store().add(new StackEvent(surroundings.ids().uuid(), stackId, stack.name(), stack.name(),
                Optional.of(stackId), "AWS::CloudFormation::Stack", now, stack.status().name(), reason,
                Optional.empty(),
                token));
    }

    Optional<StackResource> resource(String logicalId) {
        return Optional.ofNullable(stack().deployed().resources().get(logicalId));
    }

    /** Keeps it without telling. */
    void keep(StackResource resource) {
        change(stack -> stack.with(stack.deployed().with(resource)));
    }

    /** Keeps it and tells. */
    synchronized StackResource record(StackResource resource, ResourceStatus status, Optional<String> reason) {
        StackResource changed = resource.with(status, reason, now());
        keep(changed);
        tell(changed);
        return changed;
    }

    /** Tells of a physical resource that is no longer the stack's one of that name. */
    synchronized void tell(StackResource resource, ResourceStatus status, Optional<String> reason) {
        tell(resource.with(status, reason, now()));
    }

    private void tell(StackResource resource) {
        surroundings.store()
                .add(new StackEvent(resource.logicalId() + "-" + resource.status() + "-" + resource.at(), stackId,
                        stack().name(), resource.logicalId(), resource.physicalId().or(() -> Optional.of("")),
                        resource.type(),
                        resource.at(), resource.status().name(), resource.reason(),
                        Optional.of(Json.text(resource.model().properties())),
                        token));
    }

    String newSuffix() {
        return surroundings.ids().suffix(SUFFIX_LENGTH);
    }

    /** What the resource's provider may know; the tags are those of the definition. */
    ResourceContext context(StackResource resource, Optional<Definition> definition) {
        Stack stack = stack();
        Map<String, String> tags = new LinkedHashMap<>(definition.map(Definition::tags).orElse(Map.of()));
        tags.put("aws:cloudformation:stack-name", stack.name());
        tags.put("aws:cloudformation:stack-id", stack.id());
        tags.put("aws:cloudformation:logical-id", resource.logicalId());
        return new ResourceContext(stack.identity().scope(), stack.id(), stack.name(), resource.logicalId(),
                resource.type(),
                tags, resource.suffix());
    }
}
