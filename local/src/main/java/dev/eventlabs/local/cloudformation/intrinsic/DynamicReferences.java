package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {{resolve:ssm:name}}} in property values. They are resolved at the last moment, so that what they stand for is kept nowhere.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">dynamic references</a>
 */
public final class DynamicReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([a-z-]+):([^}]*)}}");

    private final Function<String, Optional<String>> parameterStore;

    /** @param parameterStore the value of an SSM parameter, by its name */
    public DynamicReferences(Function<String, Optional<String>> parameterStore) {
        this.parameterStore = parameterStore;
    }

    public ObjectNode resolve(ObjectNode properties) {
        return (ObjectNode) value(properties);
    }

    private JsonNode value(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(value(each)));
            return list;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), value(entry.getValue())));
            return object;
        }
        return node.isTextual() && node.asText().contains("{{resolve:")
                ? JsonNodeFactory.instance.textNode(text(node.asText()))
                : node;
    }

    private String text(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(lookUp(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(result).toString();
    }

    private String lookUp(String service, String name) {
        return switch (service) {
            case "ssm", "ssm-secure" -> parameterStore.apply(name).orElseThrow(() -> new TemplateException(
                    "Could not resolve the dynamic reference {{resolve:" + service + ":" + name
                            + "}}: there is no such parameter."));
            default -> throw new TemplateException("Could not resolve the dynamic reference {{resolve:" + service + ":"
                    + name + "}}: the embedded AWS has no " + service + " yet; it takes ssm and ssm-secure.");
        };
    }
}
