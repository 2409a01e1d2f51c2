package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** The intrinsic functions on texts and on JSON as text. */
final class Texts {

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    /** Of what is encoded, decoded or hashed. */
    private static final int LONGEST = 10_000;

    private Texts() {}

    /** The first argument with its escapes, if it was a literal. */
    static JsonNode format(List<JsonNode> arguments) {
        String template = text(arguments.get(0), "template");
        StringBuilder all = new StringBuilder();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length()) {
                all.append(template.charAt(++i));
            } else if (c == '{' && i + 1 < template.length() && template.charAt(i + 1) == '}') {
                if (next == arguments.size()) {
                    throw new IntrinsicException("The template has more {} than there are arguments");
                }
                JsonNode value = arguments.get(next++);
                all.append(value.isTextual() ? value.asText() : plain(value));
                i++;
            } else {
                all.append(c);
            }
        }
        if (next < arguments.size()) {
            throw new IntrinsicException("There are more arguments than {} in the template");
        }
        return TextNode.valueOf(all.toString());
    }

    /** Objects and arrays as Java prints its maps and lists: so AWS does. */
    private static String plain(JsonNode value) {
        if (value instanceof ObjectNode object) {
            StringJoiner all = new StringJoiner(", ", "{", "}");
            object.properties().forEach(each -> all.add(each.getKey() + "=" + plain(each.getValue())));
            return all.toString();
        }
        if (value instanceof ArrayNode array) {
            StringJoiner all = new StringJoiner(", ", "[", "]");
            array.forEach(each -> all.add(plain(each)));
            return all.toString();
        }
        return value.asText();
    }

    /** At each of the delimiter's characters; empty parts are left out. */
    static JsonNode split(List<JsonNode> arguments) {
        StringTokenizer tokens = new StringTokenizer(text(arguments.get(0), "text"),
                text(arguments.get(1), "delimiter"));
        List<JsonNode> all = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            all.add(TextNode.valueOf(tokens.nextToken()));
        }
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    static JsonNode toJson(List<JsonNode> arguments) {
        String text = text(arguments.get(0), "text");
        if (text.isBlank()) {
            return NullNode.instance;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IntrinsicException("The text is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Only the outermost names are merged; deep merging isn't there on AWS either. */
    static JsonNode merge(List<JsonNode> arguments) {
        if (!(arguments.get(0) instanceof ObjectNode one) || !(arguments.get(1) instanceof ObjectNode other)) {
            throw new IntrinsicException("The first two arguments must be objects");
        }
        if (!arguments.get(2).isBoolean() || arguments.get(2).asBoolean()) {
            throw new IntrinsicException("The third argument must be false: deep merging isn't supported");
        }
        ObjectNode all = one.deepCopy();
        all.setAll(other);
        return all;
    }

    static JsonNode base64Encode(List<JsonNode> arguments) {
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes(arguments.get(0))));
    }

    static JsonNode base64Decode(List<JsonNode> arguments) {
        try {
            return TextNode.valueOf(new String(Base64.getDecoder().decode(bytes(arguments.get(0))),
                    StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IntrinsicException("The text is not Base64: " + e.getMessage());
        }
    }

    static JsonNode hash(List<JsonNode> arguments) {
        JsonNode data = arguments.get(0);
        return TextNode.valueOf(hash(data.isTextual() ? data.asText() : data.toString(),
                text(arguments.get(1), "algorithm")));
    }

    static String hash(String data, String algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IntrinsicException(
                    "The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 but was: "
                            + algorithm);
        }
        if (data.length() > LONGEST) {
            throw new IntrinsicException("The text must not have more than " + LONGEST + " characters");
        }
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        String text = text(node, "argument");
        if (text.length() > LONGEST) {
            throw new IntrinsicException("The text must not have more than " + LONGEST + " characters");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node, String what) {
        if (!node.isTextual()) {
            throw new IntrinsicException("The " + what + " must be a string but was: " + node);
        }
        return node.asText();
    }
}
