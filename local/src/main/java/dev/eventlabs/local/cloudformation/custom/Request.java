package dev.eventlabs.local.cloudformation.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ResourceContext;
import java.util.Optional;

/**
 * What a function is asked to do.
 *
 * @param kind Create, Update or Delete
 * @param physicalId empty for Create
 * @param before only for Update
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">request objects</a>
 */
record Request(String kind, Optional<String> physicalId, ObjectNode properties, Optional<ObjectNode> before) {

    String function() {
        return properties.path("ServiceToken").asText();
    }

    byte[] payload(ResourceContext context, String requestId, String responseUrl) {
        ObjectNode payload = Json.object()
                .put("RequestType", kind)
                .put("ServiceToken", function())
                .put("ResponseURL", responseUrl)
                .put("StackId", context.stackId())
                .put("RequestId", requestId)
                .put("LogicalResourceId", context.logicalId());
        physicalId.ifPresent(id -> payload.put("PhysicalResourceId", id));
        payload.put("ResourceType", context.type());
        payload.set("ResourceProperties", asText(properties));
        before.ifPresent(old -> payload.set("OldResourceProperties", asText(old)));
        return Json.bytes(payload);
    }

    /** Functions get every scalar as text. */
    private static JsonNode asText(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> list.add(asText(each)));
            return list;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), asText(entry.getValue())));
            return object;
        }
        return node.isNull() ? node : JsonNodeFactory.instance.textNode(node.asText());
    }
}
