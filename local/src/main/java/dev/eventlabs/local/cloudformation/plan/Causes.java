package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.stack.ResourceChange;
import dev.eventlabs.local.cloudformation.template.Reference;
import dev.eventlabs.local.cloudformation.template.References;
import dev.eventlabs.local.cloudformation.template.Template;
import java.util.Optional;

/** Says why a property changes: it was written anew, or what it refers to changes. */
record Causes(Template template, String logicalId) {

    ResourceChange.Detail detail(String property, String requiresRecreation, boolean dynamic, Optional<JsonNode> before,
            Optional<JsonNode> after) {
        String source = "DirectModification";
        Optional<String> cause = Optional.empty();
        JsonNode written = template.resources().get(logicalId).properties().get(property);
        if (written != null) {
            for (Reference reference : References.of(written)) {
                if (dynamic && reference instanceof Reference.Name(String name)
                        && template.resources().containsKey(name)) {
                    source = "ResourceReference";
                    cause = Optional.of(name);
                } else if (dynamic && reference instanceof Reference.Attribute(String id, String attribute)) {
                    source = "ResourceAttribute";
                    cause = Optional.of(id + "." + attribute);
                } else if (!dynamic && reference instanceof Reference.Name(String name)
                        && template.parameters().containsKey(name)) {
                    source = "ParameterReference";
                    cause = Optional.of(name);
                }
            }
        }
        return new ResourceChange.Detail("Properties", Optional.of(property), requiresRecreation, dynamic, source,
                cause,
                before, after);
    }
}
