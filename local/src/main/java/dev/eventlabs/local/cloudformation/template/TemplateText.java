package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;

/** The text of a template, JSON or YAML, as a tree in which every function has its long form. */
final class TemplateText {

    private TemplateText() {}

    static ObjectNode read(String text) {
        JsonNode root = text.stripLeading().startsWith("{") ? json(text) : YamlText.read(text);
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw TemplateException.format("unsupported structure.");
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            // A YAML flow mapping begins with a brace, too.
            try {
                return YamlText.read(text);
            } catch (TemplateException notYamlEither) {
                throw TemplateException.format("JSON not well-formed. (line " + (at == null ? 1 : at.getLineNr())
                        + ", column " + (at == null ? 1 : at.getColumnNr()) + ")");
            }
        }
    }
}
