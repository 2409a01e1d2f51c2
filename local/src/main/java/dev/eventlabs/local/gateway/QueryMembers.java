package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flat parameters of the query protocol as a tree: {@code Parameters.member.1.ParameterKey=A} and {@code Attribute.1.Name=B} become
 * lists of structures, {@code Tags.entry.1.key} a map.
 */
final class QueryMembers {

    private QueryMembers() {}

    static ObjectNode tree(Map<String, List<String>> form) {
        Node root = new Node();
        form.forEach((name, values) -> {
            if (!name.equals("Action") && !name.equals("Version")) {
                root.at(name.split("\\.")).text = values.getLast();
            }
        });
        return root.object();
    }

    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>();
        private String text;

        Node at(String[] path) {
            Node node = this;
            for (String step : path) {
                node = node.children.computeIfAbsent(step, each -> new Node());
            }
            return node;
        }

        JsonNode value() {
            if (children.isEmpty()) {
                return Json.MAPPER.getNodeFactory().textNode(text);
            }
            if (children.size() == 1 && children.containsKey("member")) {
                return children.get("member").value();
            }
            if (children.size() == 1 && children.containsKey("entry")) {
                return children.get("entry").entries();
            }
            if (children.keySet().stream().allMatch(Node::isIndex)) {
                ArrayNode list = Json.MAPPER.createArrayNode();
                inOrder().forEach(node -> list.add(node.value()));
                return list;
            }
            return object();
        }

        ObjectNode object() {
            ObjectNode object = Json.object();
            children.forEach((name, node) -> object.set(name, node.value()));
            return object;
        }

        private ObjectNode entries() {
            ObjectNode map = Json.object();
            for (Node entry : inOrder()) {
                Node key = entry.children.get("key");
                Node value = entry.children.get("value");
                if (key != null && value != null) {
                    map.set(key.text, value.value());
                }
            }
            return map;
        }

        private List<Node> inOrder() {
            Map<Integer, Node> byIndex = new TreeMap<>();
            children.forEach((name, node) -> byIndex.put(Integer.valueOf(name), node));
            return new ArrayList<>(byIndex.values());
        }

        private static boolean isIndex(String name) {
            return name.length() <= 9 && !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
