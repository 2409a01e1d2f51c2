package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The functions that make texts and lists of others. */
record TextFunctions(Evaluator evaluator, Values values) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    JsonNode apply(String name, JsonNode argument) {
        return switch (name) {
            case "Fn::Join" -> join(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::Select" -> select(argument);
            case "Fn::Base64" -> NODES.textNode(Base64.getEncoder()
                    .encodeToString(evaluator.text(argument).getBytes(StandardCharsets.UTF_8)));
            case "Fn::Cidr" -> cidr(argument);
            case "Fn::GetAZs" -> zones(argument);
            case "Fn::Length" -> NODES.numberNode(list("Fn::Length", argument).size());
            case "Fn::ToJsonString" ->
                NODES.textNode(Json.text(evaluator.evaluate(argument).orElseGet(NODES::nullNode)));
            default ->
                throw new TemplateException("Template error: the embedded AWS doesn't have the function " + name);
        };
    }

    private JsonNode join(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 2 || !argument.get(0).isTextual()) {
            throw new TemplateException("Template error: every Fn::Join object requires two parameters, (1) a string"
                    + " delimiter and (2) a list of strings to be joined or a function that returns a list of strings"
                    + " (such as Fn::GetAZs) to be joined.");
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode each : list("Fn::Join", argument.get(1))) {
            if (each.isContainerNode() || each.isNull()) {
                throw new TemplateException("Template error: every value of the list of a Fn::Join must be a string,"
                        + " but one is " + each);
            }
            parts.add(each.asText());
        }
        return NODES.textNode(String.join(argument.get(0).asText(), parts));
    }

    private JsonNode split(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 2 || !argument.get(0).isTextual()) {
            throw new TemplateException("Template error: every Fn::Split object requires two parameters, (1) a string"
                    + " delimiter and (2) a string to be split or a function that returns a string to be split.");
        }
        ArrayNode parts = NODES.arrayNode();
        String text = evaluator.text(argument.get(1));
        if (text.contains(Unknown.TEXT)) {
            // The marker holds a colon, which is what ARNs are split at.
            return parts.add(Unknown.TEXT);
        }
        for (String part : text.split(Pattern.quote(argument.get(0).asText()), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode select(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 2) {
            throw new TemplateException("Template error: Fn::Select requires a list argument with two elements:"
                    + " an integer index and a list");
        }
        String index = evaluator.text(argument.get(0));
        JsonNode list = list("Fn::Select", argument.get(1));
        if (isMarker(list)) {
            return list.get(0);
        }
        if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= list.size()) {
            throw new TemplateException("Template error: Fn::Select cannot select nonexistent value at index " + index);
        }
        return list.get(Integer.parseInt(index));
    }

    /** A value that is only known after the deployment can't be split yet: any part of it is as unknown. */
    private static boolean isMarker(JsonNode list) {
        return list.size() == 1 && list.get(0).asText().equals(Unknown.TEXT);
    }

    private JsonNode cidr(JsonNode argument) {
        if (!argument.isArray() || argument.size() < 2 || argument.size() > 3) {
            throw new TemplateException("Template error: Fn::Cidr requires (1) an address block, (2) a count and"
                    + " optionally (3) the number of subnet bits.");
        }
        String block = evaluator.text(argument.get(0));
        if (block.contains(Unknown.TEXT)) {
            return NODES.arrayNode().add(Unknown.TEXT);
        }
        String bits = argument.size() == 3 ? evaluator.text(argument.get(2)) : block.contains(":") ? "64" : "8";
        ArrayNode blocks = NODES.arrayNode();
        Cidr.blocks(block, evaluator.text(argument.get(1)), bits).forEach(blocks::add);
        return blocks;
    }

    private JsonNode zones(JsonNode argument) {
        String region = evaluator.text(argument);
        String name = region.isEmpty() ? values.parameters().get("AWS::Region").asText() : region;
        return NODES.arrayNode().add(name + "a").add(name + "b").add(name + "c");
    }

    private JsonNode list(String function, JsonNode argument) {
        JsonNode value = evaluator.evaluate(argument).orElseGet(NODES::missingNode);
        if (value.isTextual() && value.asText().equals(Unknown.TEXT)) {
            return NODES.arrayNode().add(value);
        }
        if (!value.isArray()) {
            throw new TemplateException("Template error: " + function + " requires a list, but " + argument + " gives "
                    + value);
        }
        return value;
    }
}
