package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code {{resolve:ssm:name}}} and {@code {{resolve:secretsmanager:id:SecretString:key:stage:version}}} in property values. They are resolved at the last moment, so that what they stand for is kept nowhere.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">dynamic references</a>
 */
public final class DynamicReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([a-z-]+):([^}]*)}}");

    private static final Pattern SECRET = Pattern.compile("(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::(.*))?");

    private final Function<String, Optional<String>> parameterStore;
    private final BiFunction<String, Optional<String>, Optional<String>> secrets;

    /**
     * @param parameterStore the value of an SSM parameter, by its name
     * @param secrets the text of a secret, by its name or ARN and, if given, a version or stage
     */
    public DynamicReferences(Function<String, Optional<String>> parameterStore,
            BiFunction<String, Optional<String>, Optional<String>> secrets) {
        this.parameterStore = parameterStore;
        this.secrets = secrets;
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
            case "secretsmanager" -> secret(name);
            default -> throw new TemplateException("Could not resolve the dynamic reference {{resolve:" + service + ":"
                    + name + "}}: the embedded AWS takes ssm, ssm-secure and secretsmanager.");
        };
    }

    /** {@code id}, then, each optional: {@code SecretString}, a key of its JSON, a stage, a version. */
    private String secret(String reference) {
        Matcher matcher = SECRET.matcher(reference);
        if (!matcher.matches()) {
            throw unresolved(reference, "it names no secret.");
        }
        String[] parts = matcher.group(2) == null ? new String[0] : matcher.group(2).split(":", -1);
        if (parts.length > 4 || parts.length > 0 && !parts[0].isEmpty() && !parts[0].equals("SecretString")) {
            throw unresolved(reference, "after the secret come SecretString, a key, a stage and a version.");
        }
        String text = secrets.apply(matcher.group(1), part(parts, 3).or(() -> part(parts, 2)))
                .orElseThrow(() -> unresolved(reference, "there is no such secret, or no such version of it."));
        return part(parts, 1).map(key -> member(reference, text, key)).orElse(text);
    }

    private static Optional<String> part(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? Optional.of(parts[index]) : Optional.empty();
    }

    private static String member(String reference, String json, String key) {
        try {
            JsonNode member = Json.parse(json.getBytes(StandardCharsets.UTF_8)).path(key);
            if (!member.isMissingNode() && !member.isNull()) {
                return member.isTextual() ? member.asText() : member.toString();
            }
        } catch (IOException e) {
            throw unresolved(reference, "the secret isn't JSON.");
        }
        throw unresolved(reference, "the secret's JSON has no key " + key + ".");
    }

    private static TemplateException unresolved(String reference, String why) {
        return new TemplateException(
                "Could not resolve the dynamic reference {{resolve:secretsmanager:" + reference + "}}: " + why);
    }
}
