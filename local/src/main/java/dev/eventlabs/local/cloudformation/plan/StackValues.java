package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.local.cloudformation.intrinsic.Values;
import dev.eventlabs.local.cloudformation.resource.ResourceType;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values that a stack's functions refer to. As thread-safe as the functions it is given. */
public final class StackValues implements Values {

    private final Map<String, JsonNode> parameters;
    private final Function<String, Optional<StackResource>> resources;
    private final Others others;
    private final Stack.Identity stack;
    private final ResourceTypes types;

    /** What other stacks give. */
    public interface Others {

        Optional<String> export(String name);

        Optional<String> output(Scope scope, String stackName, String outputName);

        /** Nothing, where no value of theirs may matter. */
        static Others none() {
            return new Others() {
                @Override
                public Optional<String> export(String name) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> output(Scope scope, String stackName, String outputName) {
                    return Optional.empty();
                }
            };
        }
    }

    /** @param resources those that exist, by logical id */
    public StackValues(Stack.Identity stack, Definition definition, Function<String, Optional<StackResource>> resources,
            Others others, ResourceTypes types) {
        this.stack = stack;
        this.parameters = parameters(stack, definition);
        this.resources = resources;
        this.others = others;
        this.types = types;
    }

    private static Map<String, JsonNode> parameters(Stack.Identity stack, Definition definition) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Map<String, JsonNode> all = new HashMap<>();
        definition.parameters().forEach((name, value) -> all.put(name, value.value()));
        ArrayNode notifications = nodes.arrayNode();
        definition.notificationArns().forEach(notifications::add);
        all.put("AWS::AccountId", nodes.textNode(stack.scope().account()));
        all.put("AWS::Region", nodes.textNode(stack.scope().region()));
        all.put("AWS::Partition", nodes.textNode("aws"));
        all.put("AWS::URLSuffix", nodes.textNode("amazonaws.com"));
        all.put("AWS::StackId", nodes.textNode(stack.id()));
        all.put("AWS::StackName", nodes.textNode(stack.name()));
        all.put("AWS::NotificationARNs", notifications);
        return all;
    }

    @Override
    public Map<String, JsonNode> parameters() {
        return parameters;
    }

    @Override
    public Optional<JsonNode> reference(String logicalId) {
        return resources.apply(logicalId).flatMap(StackResource::physicalId).map(JsonNodeFactory.instance::textNode);
    }

    @Override
    public Optional<JsonNode> attribute(String logicalId, String attribute) {
        return resources.apply(logicalId).flatMap(resource -> resource.physical().map(physical -> {
            JsonNode value = physical.attributes().get(attribute);
            return value != null ? value : nested(resource, physical.attributes(), attribute);
        }));
    }

    @Override
    public Optional<String> export(String name) {
        return others.export(name);
    }

    @Override
    public Optional<String> output(String stackName, String outputName, Optional<String> region) {
        return others.output(new Scope(stack.scope().account(), region.orElse(stack.scope().region())), stackName,
                outputName);
    }

    private JsonNode nested(StackResource resource, Map<String, JsonNode> attributes, String path) {
        int dot = path.indexOf('.');
        JsonNode node = dot < 0 ? null : attributes.get(path.substring(0, dot));
        for (String step : path.substring(dot + 1).split("\\.")) {
            node = node == null ? null : node.get(step);
        }
        if (node == null) {
            throw noAttribute(types, resource.logicalId(), resource.type(), path);
        }
        return node;
    }

    /** What AWS says to {@code Fn::GetAtt} of an attribute that a type doesn't have. */
    static TemplateException noAttribute(ResourceTypes types, String logicalId, String type, String attribute) {
        if (type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource")) {
            return new TemplateException("CustomResource attribute error: Vendor response doesn't contain " + attribute
                    + " attribute of resource " + logicalId);
        }
        return new TemplateException("Template error: resource " + logicalId + " does not support attribute type "
                + attribute + " in Fn::GetAtt. Of " + type + ", the embedded AWS has: "
                + types.find(type).map(ResourceType::attributes).map(Object::toString).orElse("none"));
    }
}
