package dev.eventlabs.local.cloudformation.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.resource.ResourceType;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The resources that stacks have made, with what has been changed of them since. Thread-safe.
 *
 * <p>A stack doesn't learn of such a change: the next deployment compares templates, as on AWS, and drift is what lies between.
 */
final class StackResources {

    private final Surroundings surroundings;
    private final Map<String, Changed> changed = new ConcurrentHashMap<>();

    StackResources(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param since the model that was changed: when the stack has another one by now, the change is history */
    private record Changed(ResourceModel since, ObjectNode properties) {}

    /** A resource, and the stack that it belongs to. */
    record Found(Stack stack, StackResource resource) {

        String id() {
            return resource.physicalId().orElseThrow();
        }
    }

    List<Found> all(Scope scope, String type) {
        return surroundings.store().all(scope).stream()
                .flatMap(stack -> stack.deployed().resources().values().stream()
                        .filter(each -> each.exists() && each.type().equals(type))
                        .map(each -> new Found(stack, each)))
                .toList();
    }

    /** An identifier of several parts, divided by {@code |}, ends in the physical id. */
    Found find(Scope scope, String type, String identifier) {
        if (surroundings.types().find(type).isEmpty()) {
            throw new AwsException("TypeNotFoundException", 404,
                    "The embedded AWS doesn't have the resource type " + type + ".");
        }
        String last = identifier.substring(identifier.lastIndexOf('|') + 1);
        return all(scope, type).stream().filter(each -> each.id().equals(identifier) || each.id().equals(last))
                .findFirst()
                .orElseThrow(() -> new AwsException("ResourceNotFoundException", 404, "Resource of type '" + type
                        + "' with identifier '" + identifier
                        + "' was not found. (The embedded AWS's Cloud Control finds what is in a stack.)"));
    }

    /** The properties as they were given; dynamic references still stand in them. */
    ObjectNode properties(Found found) {
        Changed since = changed.get(key(found));
        ResourceModel model = found.resource().model();
        return since != null && since.since() == model ? since.properties() : model.properties();
    }

    /** @throws AwsException if the change is refused, or would replace the resource */
    synchronized void update(Found found, ObjectNode after) {
        ResourceType type = surroundings.types().find(found.resource().type()).orElseThrow();
        ObjectNode before = properties(found);
        Set<String> replacing = type.createOnly(found.resource().logicalId(), before, after).stream()
                .filter(name -> !before.path(name).equals(after.path(name))).collect(Collectors.toSet());
        if (!replacing.isEmpty()) {
            throw AwsException.badRequest("NotUpdatableException", "Invalid patch update: createOnlyProperties "
                    + replacing.stream().sorted().map(name -> "/properties/" + name).toList() + " cannot be updated");
        }
        Scope scope = found.stack().identity().scope();
        Outcome outcome = type.update(context(found), found.id(),
                surroundings.dynamicReferences(scope).resolve(before),
                surroundings.dynamicReferences(scope).resolve(after));
        if (outcome instanceof Outcome.Failed failed) {
            throw AwsException.badRequest("InvalidRequestException", failed.reason());
        }
        changed.put(key(found), new Changed(found.resource().model(), after));
    }

    private static String key(Found found) {
        return found.stack().id() + "/" + found.resource().logicalId();
    }

    private static ResourceContext context(Found found) {
        Stack stack = found.stack();
        StackResource resource = found.resource();
        Map<String, String> tags = new LinkedHashMap<>();
        stack.deployed().definition().ifPresent(definition -> tags.putAll(definition.tags()));
        tags.put("aws:cloudformation:stack-name", stack.name());
        tags.put("aws:cloudformation:stack-id", stack.id());
        tags.put("aws:cloudformation:logical-id", resource.logicalId());
        return new ResourceContext(stack.identity().scope(), stack.id(), stack.name(), resource.logicalId(),
                resource.type(), tags, resource.suffix());
    }
}
