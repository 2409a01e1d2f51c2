package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.plan.Differences;
import dev.eventlabs.local.cloudformation.resource.ResourceType;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.stack.ResourceStatus;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way back after a failed update: gives every resource that was touched its previous properties. */
final class Restoration implements Walk.Steps<Outcome> {

    /** What the CDK CLI knows a skipped resource by. */
    private static final String SKIPPED = "Resource skipped during UpdateRollback";

    private final Surroundings surroundings;
    private final Journal journal;
    private final Deployed stable;
    private final boolean tagsChanged;
    private final Set<String> skipped;
    private final List<String> failed = new ArrayList<>();

    Restoration(Surroundings surroundings, Journal journal, Deployed stable, Set<String> skipped) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.stable = stable;
        this.skipped = skipped;
        this.tagsChanged = !stable.definition().map(Definition::tags)
                .equals(journal.stack().deployed().definition().map(Definition::tags));
    }

    /** @return the logical ids of those that couldn't be given back what they were */
    List<String> run() throws InterruptedException {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        stable.resources().values().stream().filter(StackResource::exists)
                .forEach(resource -> dependencies.put(resource.logicalId(), resource.model().dependencies()));
        new Walk<>(dependencies, false, this).run();
        return failed;
    }

    @Override
    public Outcome work(String logicalId) {
        StackResource before = stable.resources().get(logicalId);
        String physicalId = before.physicalId().orElseThrow();
        StackResource now = journal.resource(logicalId).orElse(before);
        if (!touched(before, now) || skipped.contains(logicalId)) {
            return Outcome.done(physicalId);
        }
        journal.record(before, ResourceStatus.UPDATE_IN_PROGRESS, Optional.empty());
        boolean same = now.physicalId().equals(before.physicalId());
        ResourceType type = surroundings.types().find(before.type()).orElseThrow();
        boolean changed = same && (tagsChanged && type.taggable() || !Differences
                .changedProperties(before.model().properties(), now.model().properties()).isEmpty());
        if (!changed) {
            return Outcome.done(physicalId, Map.of());
        }
        try {
            return type.update(journal.context(before, stable.definition()), physicalId, resolved(now.model()),
                    resolved(before.model()));
        } catch (TemplateException e) {
            return Outcome.failed(e.getMessage());
        }
    }

    private static boolean touched(StackResource before, StackResource now) {
        return !now.physicalId().equals(before.physicalId()) || !now.at().equals(before.at())
                || now.status() != before.status()
                || !now.model().properties().equals(before.model().properties());
    }

    private ObjectNode resolved(ResourceModel model) {
        return surroundings.dynamicReferences(journal.stack().identity().scope()).resolve(model.properties());
    }

    @Override
    public boolean settle(String logicalId, Optional<Outcome> result, boolean cancelled) {
        StackResource before = stable.resources().get(logicalId);
        StackResource now = journal.resource(logicalId).orElse(before);
        switch (result.orElseGet(() -> Outcome.failed("Resource update cancelled"))) {
            case Outcome.Done done -> {
                if (skipped.contains(logicalId)) {
                    journal.record(before, ResourceStatus.UPDATE_COMPLETE, Optional.of(SKIPPED));
                } else if (touched(before, now)) {
                    StackResource restored = done.attributes().isEmpty() ? before
                            : before.with(StackResource.Physical.of(done));
                    journal.record(restored, ResourceStatus.UPDATE_COMPLETE, Optional.empty());
                } else {
                    journal.keep(before);
                }
                return true;
            }
            case Outcome.Failed failure -> {
                journal.record(now, ResourceStatus.UPDATE_FAILED, Optional.of(failure.reason()));
                failed.add(logicalId);
                return false;
            }
        }
    }
}
