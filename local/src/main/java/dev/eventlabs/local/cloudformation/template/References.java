package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds what a value refers to, whichever branch of a condition it stands in. */
public final class References {

    private final Set<Reference> found = new LinkedHashSet<>();

    private References() {}

    /** @return in the order of the template */
    public static Set<Reference> of(JsonNode value) {
        References references = new References();
        references.visit(value);
        return references.found;
    }

    private void visit(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::visit);
            return;
        }
        if (!node.isObject()) {
            return;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (function(only.getKey(), only.getValue())) {
                return;
            }
        }
        node.forEach(this::visit);
    }

    /** @return whether it was a function that has been dealt with */
    private boolean function(String name, JsonNode argument) {
        switch (name) {
            case "Ref" -> {
                if (!argument.isTextual()) {
                    return false;
                }
                found.add(new Reference.Name(argument.asText()));
            }
            case "Condition" -> {
                if (!argument.isTextual()) {
                    return false;
                }
                found.add(new Reference.Condition(argument.asText()));
            }
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> sub(argument);
            case "Fn::If" -> {
                if (argument.isArray() && !argument.isEmpty() && argument.get(0).isTextual()) {
                    found.add(new Reference.Condition(argument.get(0).asText()));
                }
                argument.forEach(this::visit);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void attribute(JsonNode argument) {
        if (argument.isTextual() && argument.asText().indexOf('.') > 0) {
            int dot = argument.asText().indexOf('.');
            found.add(new Reference.Attribute(argument.asText().substring(0, dot),
                    argument.asText().substring(dot + 1)));
        } else if (argument.isArray() && argument.size() == 2 && argument.get(0).isTextual()) {
            // The attribute's name may be computed; then only the resource is known.
            found.add(new Reference.Attribute(argument.get(0).asText(),
                    argument.get(1).isTextual() ? argument.get(1).asText() : ""));
            visit(argument.get(1));
        } else {
            throw new TemplateException("Template error: every Fn::GetAtt object requires two non-empty parameters,"
                    + " the resource name and the resource attribute");
        }
    }

    private void sub(JsonNode argument) {
        JsonNode text = argument.isArray() && !argument.isEmpty() ? argument.get(0) : argument;
        JsonNode variables = argument.isArray() && argument.size() == 2 ? argument.get(1) : null;
        if (!text.isTextual() || argument.isArray() && (argument.size() != 2 || !variables.isObject())) {
            throw new TemplateException("Template error: One or more Fn::Sub intrinsic functions don't specify expected"
                    + " arguments. Specify a string as first argument, and an optional second argument to specify a"
                    + " mapping of values to replace in the string");
        }
        for (SubText.Part part : SubText.parse(text.asText())) {
            if (part instanceof SubText.Variable variable && (variables == null || !variables.has(variable.name()))) {
                found.add(variable.reference());
            }
        }
        if (variables != null) {
            variables.forEach(this::visit);
        }
    }
}
