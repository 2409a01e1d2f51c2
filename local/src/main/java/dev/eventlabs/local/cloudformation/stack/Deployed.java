package dev.eventlabs.local.cloudformation.stack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a stack consists of.
 *
 * @param definition empty before the first deployment
 * @param resources by logical id, in the order in which they came
 * @param imports the exports of other stacks that it uses
 */
public record Deployed(Optional<Definition> definition, Map<String, StackResource> resources, List<Output> outputs,
        Set<String> imports) {

    public static Deployed nothing() {
        return new Deployed(Optional.empty(), Map.of(), List.of(), Set.of());
    }

    public Deployed with(Definition newDefinition) {
        return new Deployed(Optional.of(newDefinition), resources, outputs, imports);
    }

    public Deployed with(StackResource resource) {
        Map<String, StackResource> all = new LinkedHashMap<>(resources);
        all.put(resource.logicalId(), resource);
        return new Deployed(definition, Collections.unmodifiableMap(all), outputs, imports);
    }

    public Deployed without(String logicalId) {
        Map<String, StackResource> all = new LinkedHashMap<>(resources);
        all.remove(logicalId);
        return new Deployed(definition, Collections.unmodifiableMap(all), outputs, imports);
    }

    public Deployed with(List<Output> newOutputs, Set<String> newImports) {
        return new Deployed(definition, resources, List.copyOf(newOutputs), Set.copyOf(newImports));
    }
}
