package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.template.Reference;
import dev.eventlabs.local.cloudformation.template.References;
import dev.eventlabs.local.cloudformation.template.ResourceDeclaration;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The resources that a template asks for under given parameters, and what each waits for. */
public record Plan(Map<String, PlannedResource> resources) {

    private static final Set<String> DELETION_POLICIES = Set.of("Delete", "Retain", "RetainExceptOnCreate");

    /**
     * @param evaluator only conditions and parameters are asked of it
     * @throws TemplateException if resources wait for each other, or one refers to what isn't part of the stack
     */
    public static Plan of(Template template, Evaluator evaluator) {
        Map<String, PlannedResource> resources = new LinkedHashMap<>();
        List<ResourceDeclaration> active = template.resources().values().stream()
                .filter(each -> each.condition().map(evaluator::condition).orElse(true)).toList();
        Set<String> names = active.stream().map(ResourceDeclaration::logicalId).collect(Collectors.toSet());
        for (ResourceDeclaration declared : active) {
            ObjectNode properties = (ObjectNode) evaluator.chooseBranches(declared.properties());
            Set<String> dependencies = dependencies(template, declared, properties, names);
            resources.put(declared.logicalId(), new PlannedResource(declared.logicalId(), declared.type(), properties,
                    dependencies, policies(declared, evaluator), metadata(declared)));
        }
        Plan plan = new Plan(resources);
        plan.inOrder();
        return plan;
    }

    /** The resources, each after what it waits for; among equals in the template's order. */
    public List<PlannedResource> inOrder() {
        return Order.of(dependencies()).stream().map(resources::get).toList();
    }

    public Map<String, Set<String>> dependencies() {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        resources.forEach((id, resource) -> all.put(id, resource.dependencies()));
        return all;
    }

    private static Set<String> dependencies(Template template, ResourceDeclaration declared, ObjectNode properties,
            Set<String> active) {
        Set<String> all = new LinkedHashSet<>();
        declared.dependsOn().stream().filter(active::contains).forEach(all::add);
        for (Reference reference : References.of(properties)) {
            Optional<String> target = switch (reference) {
                case Reference.Name(String name) -> Optional.of(name).filter(template.resources()::containsKey);
                case Reference.Attribute(String logicalId, String attribute) -> Optional.of(logicalId);
                case Reference.Condition condition -> Optional.empty();
            };
            if (target.isPresent() && !active.contains(target.get())) {
                throw TemplateException.format("Unresolved resource dependencies [" + target.get()
                        + "] in the Resources block of the template");
            }
            target.ifPresent(all::add);
        }
        return all;
    }

    private static JsonNode metadata(ResourceDeclaration declared) {
        return declared.metadata() == null ? NullNode.instance : declared.metadata();
    }

    private static ResourceModel.Policies policies(ResourceDeclaration declared, Evaluator evaluator) {
        return new ResourceModel.Policies(
                policy(declared, "DeletionPolicy", declared.deletionPolicy(), evaluator),
                policy(declared, "UpdateReplacePolicy", declared.updateReplacePolicy(), evaluator));
    }

    private static String policy(ResourceDeclaration declared, String name, Optional<JsonNode> given,
            Evaluator evaluator) {
        String policy = given.map(evaluator::text).orElse("Delete");
        if (!DELETION_POLICIES.contains(policy)) {
            throw new TemplateException("Template error: resource type " + declared.type() + " does not support "
                    + (name.equals("DeletionPolicy") ? "deletion policy " : "update replace policy ") + policy
                    + " (resource "
                    + declared.logicalId() + ")");
        }
        return policy;
    }
}
