package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.UrlForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of the query protocol, with SQS's flattened lists and maps, as the members that the JSON protocol has for them. */
final class QueryForm {

    private static final Map<String, String> LISTS = Map.of("AttributeName", "AttributeNames",
            "MessageAttributeName", "MessageAttributeNames", "MessageSystemAttributeName",
            "MessageSystemAttributeNames", "TagKey", "TagKeys", "AWSAccountId", "AWSAccountIds", "ActionName",
            "Actions", "SendMessageBatchRequestEntry", "Entries", "DeleteMessageBatchRequestEntry", "Entries",
            "ChangeMessageVisibilityBatchRequestEntry", "Entries");
    private static final Map<String, String> MAPS = Map.of("Attribute", "Attributes", "MessageAttribute",
            "MessageAttributes", "MessageSystemAttribute", "MessageSystemAttributes", "Tag", "Tags");

    private QueryForm() {}

    /** Those of the body, or of the URL if the body has none. */
    static Map<String, List<String>> parameters(AwsRequest request) {
        Map<String, List<String>> form = UrlForm.decode(new String(request.body(), StandardCharsets.UTF_8));
        return form.containsKey("Action") ? form : request.query();
    }

    static ObjectNode members(String action, Map<String, List<String>> form) {
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

        ObjectNode object() {
            ObjectNode object = Json.object();
            children.forEach((name, node) -> {
                if (MAPS.containsKey(name)) {
                    object.set(MAPS.get(name), node.entries());
                } else if (LISTS.containsKey(name)) {
                    object.set(LISTS.get(name), node.list());
                } else {
                    object.set(name, node.value());
                }
            });
            return object;
        }

        private JsonNode value() {
            return children.isEmpty() ? Json.MAPPER.getNodeFactory().textNode(text) : object();
        }

        private ArrayNode list() {
            ArrayNode list = Json.MAPPER.createArrayNode();
            inOrder().forEach(node -> list.add(node.value()));
            return list;
        }

        private ObjectNode entries() {
            ObjectNode map = Json.object();
            for (Node entry : inOrder()) {
                Node key = entry.children.getOrDefault("Name", entry.children.get("Key"));
                Node value = entry.children.get("Value");
                if (key != null && key.text != null) {
                    map.set(key.text, value == null ? Json.MAPPER.getNodeFactory().textNode("") : value.value());
                }
            }
            return map;
        }

        /** {@code Attribute.Name} without a number is the first of one, as old clients send it. */
        private List<Node> inOrder() {
            Map<Integer, Node> byIndex = new TreeMap<>();
            children.forEach((name, node) -> {
                if (name.matches("\\d{1,9}")) {
                    byIndex.put(Integer.valueOf(name), node);
                }
            });
            if (byIndex.isEmpty()) {
                return List.of(this);
            }
            return new ArrayList<>(byIndex.values());
        }
    }
}
