package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;

/** A template's properties as this API's members: the one has Pascal case, the other camel case. */
final class LowerCamel {

    private LowerCamel() {}

    static ObjectNode of(JsonNode members) {
        return (ObjectNode) renamed(members);
    }

    private static JsonNode renamed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode all = Json.object();
                object.properties().forEach(each -> all.set(
                        Character.toLowerCase(each.getKey().charAt(0)) + each.getKey().substring(1),
                        renamed(each.getValue())));
                yield all;
            }
            case ArrayNode array -> {
                ArrayNode all = Json.MAPPER.createArrayNode();
                array.forEach(each -> all.add(renamed(each)));
                yield all;
            }
            default -> node;
        };
    }
}
