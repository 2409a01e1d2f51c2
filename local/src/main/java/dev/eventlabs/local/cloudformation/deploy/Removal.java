package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.plan.Order;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.ResourceStatus;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes resources, each after what depends on it. */
final class Removal implements Walk.Steps<Outcome> {

    /**
     * @param keep whether it only leaves the stack
     * @param current whether it is still the stack's resource of that name, so that its status is kept, not only told
     */
    record Item(StackResource resource, boolean keep, boolean current) {}

    private final Surroundings surroundings;
    private final Journal journal;
    private final Optional<Definition> definition;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();

    Removal(Surroundings surroundings, Journal journal, Optional<Definition> definition, Collection<Item> items) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.definition = definition;
        items.forEach(item -> this.items.put(item.resource().logicalId(), item));
    }

    /** @return the logical ids of those that couldn't be deleted; what they depend on wasn't tried */
    List<String> run() throws InterruptedException {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        items.forEach((id, item) -> dependencies.put(id, item.resource().model().dependencies()));
        new Walk<>(Order.reversed(dependencies), false, this).run();
        return failed;
    }

    @Override
    public Outcome work(String logicalId) {
        Item item = items.get(logicalId);
        StackResource resource = item.resource();
        String physicalId = resource.physicalId().orElseThrow();
        if (item.keep()) {
            return Outcome.done(physicalId);
        }
        tell(item, ResourceStatus.DELETE_IN_PROGRESS, Optional.empty());
        return surroundings.types().find(resource.type())
                .map(type -> type.delete(journal.context(resource, definition), physicalId, resolved(resource)))
                .orElseGet(() -> Outcome.failed("Unrecognized resource type " + resource.type()));
    }

    private ObjectNode resolved(StackResource resource) {
        try {
            return surroundings.dynamicReferences(journal.stack().identity().scope())
                    .resolve(resource.model().properties());
        } catch (TemplateException e) {
            // The parameter is gone; deleting hardly needs it.
            return resource.model().properties();
        }
    }

    @Override
    public boolean settle(String logicalId, Optional<Outcome> result, boolean cancelled) {
        Item item = items.get(logicalId);
        return switch (result.orElseGet(() -> Outcome.failed("Resource deletion cancelled"))) {
            case Outcome.Done done -> {
                tell(item, item.keep() ? ResourceStatus.DELETE_SKIPPED : ResourceStatus.DELETE_COMPLETE,
                        Optional.empty());
                yield true;
            }
            case Outcome.Failed failure -> {
                tell(item, ResourceStatus.DELETE_FAILED, Optional.of(failure.reason()));
                failed.add(logicalId);
                yield false;
            }
        };
    }

    private void tell(Item item, ResourceStatus status, Optional<String> reason) {
        if (item.current()) {
            journal.record(item.resource(), status, reason);
        } else {
            journal.tell(item.resource(), status, reason);
        }
    }
}
