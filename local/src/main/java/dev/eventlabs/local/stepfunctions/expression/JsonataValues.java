package dev.eventlabs.local.stepfunctions.expression;

import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Outcome;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Undefined;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Unsupported;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between Jackson's values and those that the JSONata library computes with: Java's own. */
final class JsonataValues {

    private JsonataValues() {}

    static Object fromJson(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, Object> all = new LinkedHashMap<>();
            object.properties().forEach(each -> all.put(each.getKey(), fromJson(each.getValue())));
            return all;
        }
        if (node instanceof ArrayNode array) {
            List<Object> all = new ArrayList<>();
            array.forEach(each -> all.add(fromJson(each)));
            return all;
        }
        return switch (node.getNodeType()) {
            case STRING -> node.asText();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> com.dashjoin.jsonata.Jsonata.NULL_VALUE;
        };
    }

    /** JSONata computes with doubles. */
    private static Object number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.longValue();
        }
        return node.doubleValue();
    }

    /** Null is JSONata's undefined; its null is an object of its own. */
    static Outcome toOutcome(Object result) {
        if (result == null) {
            return new Undefined();
        }
        JsonNode json = toJson(result);
        return json == null ? new Unsupported() : new Value(json);
    }

    /** Null for a function; within arrays and objects functions become empty texts, as JSONata's {@code $string} has it. */
    static JsonNode toJson(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                ObjectNode all = JsonNodeFactory.instance.objectNode();
                map.forEach((name, each) -> all.set(String.valueOf(name), within(each)));
                yield all;
            }
            case List<?> list -> {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                list.forEach(each -> all.add(within(each)));
                yield all;
            }
            case String text -> TextNode.valueOf(text);
            case Boolean truth -> BooleanNode.valueOf(truth);
            case Number number -> number(number);
            default -> value == com.dashjoin.jsonata.Jsonata.NULL_VALUE ? NullNode.instance : null;
        };
    }

    private static JsonNode within(Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        JsonNode json = toJson(value);
        return json == null ? TextNode.valueOf("") : json;
    }

    private static JsonNode number(Number number) {
        Number plain = Utils.convertNumber(number);
        if (plain instanceof Integer || plain instanceof Long) {
            return Numbers.node(plain.longValue());
        }
        return DecimalNode.valueOf(BigDecimal.valueOf(plain.doubleValue()));
    }
}
