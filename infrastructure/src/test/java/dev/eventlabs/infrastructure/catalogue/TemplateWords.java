package dev.eventlabs.infrastructure.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** Values of a template as a reader of the code would write them: resources by their paths in the stack. */
final class TemplateWords {
    private final Map<String, String> paths = new HashMap<>();

    TemplateWords(Stack stack) {
        for (IConstruct each : stack.getNode().findAll()) {
            if (Boolean.TRUE.equals(CfnElement.isCfnElement(each))) {
                String path = each.getNode().getPath().substring(stack.getNode().getId().length() + 1);
                paths.put(stack.getLogicalId((CfnElement) each), path.replaceFirst("/Resource$", ""));
            }
        }
    }

    /** Where in the stack a resource is. */
    String path(String logicalId) {
        return paths.getOrDefault(logicalId, logicalId);
    }

    boolean isUnder(String path, String logicalId) {
        return path(logicalId).startsWith(path + "/");
    }

    /** A text, or an expression that becomes one. */
    String written(JsonNode value) {
        if (value.has("Ref")) {
            String ref = value.path("Ref").asText();
            return paths.containsKey(ref) ? path(ref) : "${" + ref + "}";
        }
        if (value.has("Fn::GetAtt")) {
            String attribute = value.at("/Fn::GetAtt/1").asText();
            return path(value.at("/Fn::GetAtt/0").asText()) + (attribute.equals("Arn") ? "" : "." + attribute);
        }
        if (value.has("Fn::Join")) {
            return list(value.at("/Fn::Join/1")).stream().map(this::written).collect(Collectors.joining());
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Each in backquotes: of an array all, of anything else the one. */
    String code(JsonNode value) {
        return list(value).stream().map(each -> "`" + written(each) + "`").distinct().collect(Collectors.joining(", "));
    }

    static List<JsonNode> list(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value);
        }
        var nodes = new ArrayList<JsonNode>();
        value.forEach(nodes::add);
        return nodes;
    }
}
