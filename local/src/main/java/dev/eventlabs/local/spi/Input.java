package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a request, whatever protocol they came in (the query protocol's are all text). Asking for a required one that is missing
 * or has the wrong type throws the API's own validation error.
 *
 * @param node the members
 * @param validationCode the code of the error for what is missing or malformed
 */
public record Input(ObjectNode node, String validationCode) {

    /** The properties of a template's resource, as the API would get them. */
    public static Input ofProperties(Record properties, String validationCode) {
        return new Input((ObjectNode) Json.members(properties), validationCode);
    }

    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    public String text(String member) {
        return optionalText(member)
                .orElseThrow(() -> invalid("Missing required member '" + member + "'."));
    }

    public Optional<String> optionalText(String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw invalid("Member '" + member + "' must be a string, but is " + value + ".");
        }
        return Optional.of(value.asText());
    }

    public Optional<Integer> optionalInt(String member) {
        return optionalText(member).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw invalid("Member '" + member + "' must be a whole number, but is '" + text + "'.");
            }
        });
    }

    public boolean flag(String member) {
        return optionalFlag(member).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String member) {
        return optionalText(member).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("Member '" + member + "' must be true or false, but is '" + text + "'.");
        });
    }

    /** The structures of a list; empty if the member isn't there. */
    public List<Input> structs(String member) {
        List<Input> all = new ArrayList<>();
        list(member).forEach(each -> all.add(struct(member, each)));
        return all;
    }

    /** The texts of a list; empty if the member isn't there. */
    public List<String> texts(String member) {
        List<String> all = new ArrayList<>();
        list(member).forEach(each -> all.add(each.asText()));
        return all;
    }

    public Optional<Input> struct(String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(struct(member, value));
    }

    /** A map of strings; empty if the member isn't there. */
    public Map<String, String> map(String member) {
        Map<String, String> all = new LinkedHashMap<>();
        struct(member).ifPresent(input -> input.node().properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText())));
        return all;
    }

    public AwsException invalid(String message) {
        return AwsException.badRequest(validationCode, message);
    }

    /** @see AwsException#constraint */
    public AwsException constraint(Object value, String member, String rule) {
        return AwsException.constraint(validationCode, value, member, rule);
    }

    private Input struct(String member, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Input(object, validationCode);
        }
        throw invalid("Member '" + member + "' must be a structure, but is " + value + ".");
    }

    private Iterable<JsonNode> list(String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull() || value.isTextual() && value.asText().isEmpty()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid("Member '" + member + "' must be a list, but is " + value + ".");
        }
        return value;
    }
}
