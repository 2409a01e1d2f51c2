package dev.eventlabs.snapshots;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The same value of a template in the way that is read best, so that what was changed stands out. All of it is still there, but for hashes of
 * what is built:
 *
 * <ul>
 * <li>Keys are sorted.
 * <li>{@code Fn::Join} of texts and references becomes the {@code Fn::Sub} that says the same.
 * <li>A text that is JSON (a dashboard, a state machine, a filter) is shown as JSON, in its own order, under {@value #JSON_TEXT}.
 * <li>Assets are numbered in the order in which they are written: the same hash has the same number wherever it is.
 * </ul>
 *
 * <p>Not thread-safe: it counts while it writes.
 */
final class ReadableValue {
    static final String JSON_TEXT = "<JSON text>";
    private static final Pattern ASSET = Pattern.compile("\\b[0-9a-f]{64}\\b");
    /** A version's logical id ends with a hash of the function's code and settings. */
    private static final Pattern VERSION = Pattern.compile("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Numbers as they are written, and nothing but the JSON. */
    private static final ObjectMapper TEXTS = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Hashes of assets, and their numbers. */
    private final Map<String, Integer> assets = new HashMap<>();

    private ReadableValue() {}

    static JsonNode of(JsonNode value) {
        return new ReadableValue().readable(value);
    }

    private JsonNode readable(JsonNode value) {
        if (value.isTextual()) {
            return text(value.textValue());
        }
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            value.forEach(each -> array.add(readable(each)));
            return array;
        }
        if (value.isObject()) {
            return object(value);
        }
        return value;
    }

    private JsonNode object(JsonNode value) {
        ObjectNode object = JSON.objectNode();
        String substituted = value.size() == 1 ? substituted(value.path("Fn::Join")) : null;
        if (substituted != null) {
            return object.set("Fn::Sub", text(substituted));
        }
        // In the order of what isn't a hash, so that a new build of an asset moves nothing.
        var sorted = new TreeMap<String, String>();
        value.fieldNames().forEachRemaining(key -> {
            if (sorted.put(withoutHashes(key), key) != null) {
                throw new IllegalStateException(alike(value, withoutHashes(key)));
            }
        });
        sorted.values().forEach(key -> object.set(numbered(key), readable(value.get(key))));
        return object;
    }

    private static String alike(JsonNode value, String shown) {
        List<String> keys = value.properties().stream().map(Map.Entry::getKey)
                .filter(key -> withoutHashes(key).equals(shown)).toList();
        return "A snapshot can't tell " + String.join(" and ", keys)
                + " apart: hashes of what is built aren't shown, and"
                + " each would be " + shown + ". Give them names that differ in more than that.";
    }

    /** The text of a Fn::Sub that says what this Fn::Join says; null if there is none. */
    private static String substituted(JsonNode join) {
        if (!join.path(0).asText("not a text").isEmpty() || !join.path(1).isArray()) {
            return null;
        }
        var text = new StringBuilder();
        // A reference may seem to begin in one part and to end in the next, so parts are looked at together.
        var literal = new StringBuilder();
        for (JsonNode part : join.path(1)) {
            if (part.isTextual()) {
                literal.append(part.textValue());
                continue;
            }
            text.append(escaped(literal));
            literal.setLength(0);
            if (part.size() == 1 && part.path("Ref").isTextual()) {
                text.append("${").append(part.path("Ref").textValue()).append('}');
            } else if (part.size() == 1 && part.at("/Fn::GetAtt/0").isTextual()
                    && part.at("/Fn::GetAtt/1").isTextual()) {
                text.append("${").append(part.at("/Fn::GetAtt/0").textValue()).append('.')
                        .append(part.at("/Fn::GetAtt/1").textValue()).append('}');
            } else {
                return null;
            }
        }
        return text.append(escaped(literal)).toString();
    }

    private static String escaped(CharSequence literal) {
        return literal.toString().replace("${", "${!");
    }

    private JsonNode text(String text) {
        String stable = numbered(text);
        if (stable.startsWith("{") || stable.startsWith("[")) {
            try {
                return JSON.objectNode().set(JSON_TEXT, TEXTS.readTree(stable));
            } catch (JsonProcessingException e) {
                // It only begins like JSON.
                return TextNode.valueOf(stable);
            }
        }
        return TextNode.valueOf(stable);
    }

    private String numbered(String text) {
        return withoutSettings(ASSET.matcher(text).replaceAll(
                hash -> "<asset " + assets.computeIfAbsent(hash.group(), first -> assets.size() + 1) + ">"));
    }

    private static String withoutHashes(String text) {
        return withoutSettings(ASSET.matcher(text).replaceAll("<asset>"));
    }

    private static String withoutSettings(String text) {
        return VERSION.matcher(text).replaceAll("$1<settings>");
    }
}
