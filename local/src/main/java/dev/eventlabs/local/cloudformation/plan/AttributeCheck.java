package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.template.OutputDeclaration;
import dev.eventlabs.local.cloudformation.template.Reference;
import dev.eventlabs.local.cloudformation.template.References;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;

/** Checks, before anything is created, that every {@code Fn::GetAtt} names an attribute that its type has. */
public record AttributeCheck(Template template, ResourceTypes types) {

    /** @throws TemplateException at the first that doesn't */
    public void run() {
        template.resources().values().forEach(resource -> check(resource.properties()));
        template.outputs().values().stream().map(OutputDeclaration::value).forEach(this::check);
    }

    private void check(JsonNode value) {
        for (Reference reference : References.of(value)) {
            if (reference instanceof Reference.Attribute(String logicalId, String attribute) && !attribute.isEmpty()) {
                String type = template.resources().get(logicalId).type();
                // An unknown type has its own refusal; a custom resource's attributes are its answer's.
                if (types.find(type).filter(known -> !known.hasAttribute(attribute)).isPresent()) {
                    throw StackValues.noAttribute(types, logicalId, type, attribute);
                }
            }
        }
    }
}
