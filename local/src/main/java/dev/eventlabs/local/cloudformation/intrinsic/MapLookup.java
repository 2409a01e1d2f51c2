package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;

/** {@code Fn::FindInMap}. */
record MapLookup(Template template, Evaluator evaluator) {

    JsonNode find(JsonNode argument) {
        if (!argument.isArray() || argument.size() < 3 || argument.size() > 4) {
            throw new TemplateException("Template error: every Fn::FindInMap object requires three parameters,"
                    + " the map name, map key and the attribute for return value");
        }
        String map = evaluator.text(argument.get(0));
        String key = evaluator.text(argument.get(1));
        String name = evaluator.text(argument.get(2));
        JsonNode declared = template.mappings().get(map);
        JsonNode value = declared == null ? null : declared.path(key).get(name);
        if (value != null) {
            return value;
        }
        // Only with the AWS::LanguageExtensions transform on AWS; harmless to know without.
        JsonNode fallback = argument.path(3).path("DefaultValue");
        if (!fallback.isMissingNode()) {
            return evaluator.evaluate(fallback).orElse(null);
        }
        throw new TemplateException(declared == null
                ? "Template error: Mapping named '" + map + "' is not present in the 'Mappings' section of template."
                : "Template error: Unable to get mapping for " + map + "::" + key + "::" + name);
    }
}
