package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.util.function.UnaryOperator;

/**
 * State machines spell members in Pascal case, whatever the service's API does.
 *
 * <p>The names of a map's entries (a log group's tags) are changed too: without the services' models they can't be told from members.
 */
final class MemberNames {

    private MemberNames() {}

    static ObjectNode lower(JsonNode members) {
        return (ObjectNode) renamed(members, name -> Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    static JsonNode upper(JsonNode members) {
        return renamed(members, name -> Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    private static JsonNode renamed(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode all = Json.object();
                object.properties().forEach(each -> all.set(
                        each.getKey().isEmpty() ? "" : change.apply(each.getKey()), renamed(each.getValue(), change)));
                yield all;
            }
            case ArrayNode array -> {
                ArrayNode all = Json.MAPPER.createArrayNode();
                array.forEach(each -> all.add(renamed(each, change)));
                yield all;
            }
            default -> node;
        };
    }
}
