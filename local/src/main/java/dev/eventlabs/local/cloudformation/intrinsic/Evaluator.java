package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.template.SubText;
import dev.eventlabs.local.cloudformation.template.Reference;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates the functions in a value. Not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">functions</a>
 */
public final class Evaluator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Template template;
    private final Values values;
    private final Map<String, Boolean> conditions = new HashMap<>();
    private final Set<String> beingEvaluated = new LinkedHashSet<>();

    public Evaluator(Template template, Values values) {
        this.template = template;
        this.values = values;
    }

    /**
     * The value with every function replaced by its result; members that are {@code AWS::NoValue} are left out.
     *
     * @return empty if the value itself is {@code AWS::NoValue}
     */
    public Optional<JsonNode> evaluate(JsonNode node) {
        return Optional.ofNullable(value(node));
    }

    /** The same for an object, as properties are. */
    public ObjectNode object(ObjectNode node) {
        return evaluate(node).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).orElseGet(Json::object);
    }

    /** @throws TemplateException if the value isn't text, a number or a boolean */
    public String text(JsonNode node) {
        JsonNode value = value(node);
        if (value == null || value.isContainerNode() || value.isNull()) {
            throw new TemplateException("Template error: a string was expected, but " + node + " gives " + value);
        }
        return value.asText();
    }

    /** Chooses the branches of {@code Fn::If}, and leaves every other function as it is. */
    public JsonNode chooseBranches(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            node.forEach(each -> list.add(chooseBranches(each)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1 && node.has("Fn::If")) {
            return chooseBranches(branch(node.get("Fn::If")));
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(entry -> object.set(entry.getKey(), chooseBranches(entry.getValue())));
        return object;
    }

    public boolean condition(String name) {
        Boolean known = conditions.get(name);
        if (known != null) {
            return known;
        }
        JsonNode expression = template.conditions().get(name);
        if (expression == null) {
            throw TemplateException.format("Unresolved condition dependency " + name);
        }
        if (!beingEvaluated.add(name)) {
            throw TemplateException.format("Circular dependency between conditions: " + beingEvaluated);
        }
        boolean result = truth(expression);
        beingEvaluated.remove(name);
        conditions.put(name, result);
        return result;
    }

    /** The truth of a condition expression. */
    public boolean truth(JsonNode expression) {
        return new ConditionFunctions(this).truth(expression);
    }

    private JsonNode value(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            node.forEach(each -> {
                JsonNode value = value(each);
                if (value != null) {
                    list.add(value);
                }
            });
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return function(only.getKey(), only.getValue());
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(entry -> {
            JsonNode value = value(entry.getValue());
            if (value != null) {
                object.set(entry.getKey(), value);
            }
        });
        return object;
    }

    private JsonNode function(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> NODES.textNode(sub(argument));
            case "Fn::If" -> value(branch(argument));
            case "Fn::ImportValue" -> importValue(argument);
            case "Fn::GetStackOutput" -> stackOutput(argument);
            case "Fn::FindInMap" -> new MapLookup(template, this).find(argument);
            case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> NODES
                    .booleanNode(truth(NODES.objectNode().set(name, argument)));
            default -> new TextFunctions(this, values).apply(name, argument);
        };
    }

    private JsonNode branch(JsonNode argument) {
        if (!argument.isArray() || argument.size() != 3 || !argument.get(0).isTextual()) {
            throw new TemplateException("Template error: Fn::If requires a list argument with the first element being"
                    + " a condition and two values");
        }
        return condition(argument.get(0).asText()) ? argument.get(1) : argument.get(2);
    }

    JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return null;
        }
        JsonNode parameter = values.parameters().get(name);
        if (parameter != null) {
            return parameter;
        }
        return values.reference(name).orElseThrow(() -> unresolved(name));
    }

    private JsonNode attribute(JsonNode argument) {
        if (argument.isTextual()) {
            int dot = argument.asText().indexOf('.');
            return attribute(argument.asText().substring(0, dot), argument.asText().substring(dot + 1));
        }
        return attribute(argument.get(0).asText(), text(argument.get(1)));
    }

    private JsonNode attribute(String logicalId, String attribute) {
        return values.attribute(logicalId, attribute).orElseThrow(() -> unresolved(logicalId));
    }

    private static TemplateException unresolved(String name) {
        return TemplateException
                .format("Unresolved resource dependencies [" + name + "] in the Resources block of the template");
    }

    private JsonNode importValue(JsonNode argument) {
        String name = text(argument);
        return NODES.textNode(values.export(name)
                .orElseThrow(() -> new TemplateException("No export named " + name + " found.")));
    }

    private JsonNode stackOutput(JsonNode argument) {
        if (!argument.hasNonNull("StackName") || !argument.hasNonNull("OutputName")) {
            throw new TemplateException("Template error: Fn::GetStackOutput requires StackName and OutputName");
        }
        String stack = text(argument.get("StackName"));
        String output = text(argument.get("OutputName"));
        Optional<String> region = Optional.ofNullable(argument.get("Region")).map(this::text);
        return NODES.textNode(values.output(stack, output, region).orElseThrow(
                () -> new TemplateException("Fn::GetStackOutput: there is no output " + output + " of a stack " + stack
                        + region.map(name -> " in " + name).orElse("") + ".")));
    }

    private String sub(JsonNode argument) {
        JsonNode variables = argument.isArray() ? argument.get(1) : NODES.objectNode();
        String text = (argument.isArray() ? argument.get(0) : argument).asText();
        StringBuilder result = new StringBuilder();
        for (SubText.Part part : SubText.parse(text)) {
            switch (part) {
                case SubText.Literal(String literal) -> result.append(literal);
                case SubText.Variable variable -> result.append(variables.has(variable.name())
                        ? text(variables.get(variable.name()))
                        : variable(variable));
            }
        }
        return result.toString();
    }

    private String variable(SubText.Variable variable) {
        JsonNode value = switch (variable.reference()) {
            case Reference.Name(String name) -> reference(name);
            case Reference.Attribute(String logicalId, String attribute) -> attribute(logicalId, attribute);
            case Reference.Condition condition -> throw new IllegalStateException(condition.toString());
        };
        if (value == null || value.isContainerNode()) {
            throw new TemplateException("Template error: Fn::Sub expression does not resolve to a string: ${"
                    + variable.name() + "}");
        }
        return value.asText();
    }
}
