package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.intrinsic.Unknown;
import dev.eventlabs.local.cloudformation.intrinsic.Values;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.ResourceChange;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what deploying a definition would change, without changing anything. What only the deployment can tell (the id of something that is
 * yet to be made) counts as changed. Not thread-safe.
 */
public final class Differences implements Values {

    private final Deployed deployed;
    private final StackValues values;
    private final ResourceTypes types;
    private final Definition definition;
    private final boolean tagsChanged;
    private final Plan plan;
    private final Evaluator evaluator;
    /** Whose ids are new. */
    private final Set<String> unknownIds = new HashSet<>();
    /** Whose attributes may become others. */
    private final Set<String> unknownAttributes = new HashSet<>();

    public Differences(Stack stack, Definition definition, StackValues.Others others, ResourceTypes types) {
        this.deployed = stack.deployed();
        this.types = types;
        this.definition = definition;
        this.values = new StackValues(stack.identity(), definition,
                id -> Optional.ofNullable(deployed.resources().get(id)), others, types);
        this.evaluator = new Evaluator(definition.template(), this);
        this.plan = Plan.of(definition.template(), evaluator);
        this.tagsChanged = deployed.definition().isPresent()
                && !deployed.definition().get().tags().equals(definition.tags());
    }

    /** @throws dev.eventlabs.local.cloudformation.template.TemplateException if a value can't be computed */
    public List<ResourceChange> find() {
        List<ResourceChange> changes = new ArrayList<>();
        for (PlannedResource planned : plan.inOrder()) {
            StackResource existing = deployed.resources().get(planned.logicalId());
            if (existing == null || !existing.exists()) {
                changes.add(addition(planned));
            } else {
                modification(existing, planned.model(evaluator)).ifPresent(changes::add);
            }
        }
        for (StackResource existing : deployed.resources().values()) {
            if (existing.exists() && !plan.resources().containsKey(existing.logicalId())) {
                changes.add(removal(existing));
            }
        }
        return changes;
    }

    /** Whether anything but resources would be another: outputs, the stack's tags, whom it notifies. */
    public boolean changesMore() {
        return deployed.definition().map(before -> tagsChanged
                || !before.template().outputs().equals(definition.template().outputs())
                || !before.notificationArns().equals(definition.notificationArns())
                || !before.rollbackConfiguration().equals(definition.rollbackConfiguration())).orElse(true);
    }

    private ResourceChange addition(PlannedResource planned) {
        unknownIds.add(planned.logicalId());
        return new ResourceChange(ResourceChange.Action.Add, planned.logicalId(), Optional.empty(), planned.type(),
                Optional.empty(), Set.of(), Optional.empty(), List.of(), Optional.empty(),
                Optional.of(planned.model(evaluator)));
    }

    private static ResourceChange removal(StackResource existing) {
        String policy = existing.model().policies().deletion();
        return new ResourceChange(ResourceChange.Action.Remove, existing.logicalId(), existing.physicalId(),
                existing.type(), Optional.empty(), Set.of(),
                Optional.of(policy.startsWith("Retain") ? "Retain" : "Delete"),
                List.of(), Optional.of(existing.model()), Optional.empty());
    }

    private Optional<ResourceChange> modification(StackResource existing, ResourceModel after) {
        ResourceModel before = existing.model();
        Set<String> createOnly = types.find(after.type())
                .map(type -> type.createOnly(existing.logicalId(), before.properties(), after.properties()))
                .orElse(Set.of());
        Set<String> scope = new LinkedHashSet<>();
        List<ResourceChange.Detail> details = new ArrayList<>();
        ResourceChange.Replacement replacement = ResourceChange.Replacement.False;
        for (String name : changedProperties(before.properties(), after.properties())) {
            scope.add("Properties");
            boolean dynamic = after.properties().has(name) && Unknown.in(after.properties().get(name));
            String recreation = !createOnly.contains(name) ? "Never" : dynamic ? "Conditionally" : "Always";
            if (createOnly.contains(name)) {
                replacement = dynamic && replacement != ResourceChange.Replacement.True
                        ? ResourceChange.Replacement.Conditional
                        : ResourceChange.Replacement.True;
            }
            details.add(new Causes(definition.template(), existing.logicalId()).detail(name, recreation, dynamic,
                    Optional.ofNullable(before.properties().get(name)),
                    Optional.ofNullable(after.properties().get(name))));
        }
        attribute("Metadata", before.metadata(), after.metadata(), scope, details);
        attribute("DeletionPolicy", text(before.policies().deletion()), text(after.policies().deletion()), scope,
                details);
        attribute("UpdateReplacePolicy", text(before.policies().updateReplace()),
                text(after.policies().updateReplace()),
                scope, details);
        if (tagsChanged && types.find(after.type()).filter(type -> type.taggable()).isPresent()) {
            scope.add("Tags");
            details.add(new ResourceChange.Detail("Tags", Optional.empty(), "Never", false, "DirectModification",
                    Optional.empty(), Optional.empty(), Optional.empty()));
        }
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        if (replacement != ResourceChange.Replacement.False) {
            unknownIds.add(existing.logicalId());
        } else if (before.type().startsWith("Custom::")
                || before.type().equals("AWS::CloudFormation::CustomResource")) {
            unknownAttributes.add(existing.logicalId());
        }
        return Optional.of(new ResourceChange(ResourceChange.Action.Modify, existing.logicalId(), existing.physicalId(),
                after.type(), Optional.of(replacement), scope, policyAction(replacement, before), details,
                Optional.of(before), Optional.of(after)));
    }

    private static Optional<String> policyAction(ResourceChange.Replacement replacement, ResourceModel before) {
        return replacement == ResourceChange.Replacement.False ? Optional.empty()
                : Optional.of(
                        before.policies().updateReplace().equals("Retain") ? "ReplaceAndRetain" : "ReplaceAndDelete");
    }

    private static void attribute(String name, JsonNode before, JsonNode after, Set<String> scope,
            List<ResourceChange.Detail> details) {
        if (!before.equals(after)) {
            scope.add(name);
            details.add(new ResourceChange.Detail(name, Optional.empty(), "Never", false, "DirectModification",
                    Optional.empty(), Optional.of(before), Optional.of(after)));
        }
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    /** The names of the top-level properties that aren't the same. */
    public static Set<String> changedProperties(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.has(name) && before.get(name).equals(after.get(name)));
        return names;
    }

    @Override
    public Map<String, JsonNode> parameters() {
        return values.parameters();
    }

    @Override
    public Optional<JsonNode> reference(String logicalId) {
        return unknownIds.contains(logicalId) ? Optional.of(text(Unknown.TEXT)) : values.reference(logicalId);
    }

    @Override
    public Optional<JsonNode> attribute(String logicalId, String attribute) {
        return unknownIds.contains(logicalId) || unknownAttributes.contains(logicalId)
                ? Optional.of(text(Unknown.TEXT))
                : values.attribute(logicalId, attribute);
    }

    @Override
    public Optional<String> output(String stackName, String outputName, Optional<String> region) {
        return values.output(stackName, outputName, region);
    }

    @Override
    public Optional<String> export(String name) {
        return values.export(name);
    }
}
