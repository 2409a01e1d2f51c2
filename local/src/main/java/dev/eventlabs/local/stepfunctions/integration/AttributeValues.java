package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * DynamoDB's attribute values as {@code aws-sdk:dynamodb} spells them: {@code Bool} for {@code BOOL}, {@code Ss} for {@code SS}. What is
 * spelled like the API's is taken too.
 */
final class AttributeValues {

    private static final Map<String, String> TO_API = Map.of("Bool", "BOOL", "Nul", "NULL", "Ss", "SS", "Ns", "NS",
            "Bs", "BS");
    private static final Map<String, String> FROM_API = TO_API.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private AttributeValues() {}

    static JsonNode toApi(JsonNode members) {
        return respelled(members, TO_API);
    }

    static JsonNode fromApi(JsonNode members) {
        return respelled(members, FROM_API);
    }

    private static JsonNode respelled(JsonNode node, Map<String, String> names) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode all = Json.object();
                object.properties().forEach(each -> all.set(
                        isValue(object, each.getValue()) ? names.getOrDefault(each.getKey(), each.getKey())
                                : each.getKey(),
                        respelled(each.getValue(), names)));
                yield all;
            }
            case ArrayNode array -> {
                ArrayNode all = Json.MAPPER.createArrayNode();
                array.forEach(each -> all.add(respelled(each, names)));
                yield all;
            }
            default -> node;
        };
    }

    /** An attribute that has such a name itself holds an attribute value, an object; a type holds anything else. */
    private static boolean isValue(ObjectNode object, JsonNode value) {
        return object.size() == 1 && !value.isObject();
    }
}
