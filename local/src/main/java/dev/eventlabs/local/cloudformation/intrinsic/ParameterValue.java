package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.local.cloudformation.template.ParameterDeclaration;
import java.util.Optional;

/**
 * A parameter with its value.
 *
 * @param given what the caller gave, or the default
 * @param resolved the value that was found in the parameter store under the given name
 */
public record ParameterValue(ParameterDeclaration declaration, String given, Optional<String> resolved) {

    /** What {@code Ref} gives. */
    public JsonNode value() {
        String text = resolved.orElse(given);
        if (!declaration.isList()) {
            return JsonNodeFactory.instance.textNode(text);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (!text.isEmpty()) {
            for (String part : text.split(",", -1)) {
                list.add(part.strip());
            }
        }
        return list;
    }

    /** What an answer shows of it. */
    public String shown() {
        return declaration.noEcho() ? "****" : given;
    }
}
