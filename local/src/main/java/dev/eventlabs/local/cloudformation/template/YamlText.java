package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A template in YAML. Short forms ({@code !Ref}, {@code !GetAtt a.b}) become long ones; dates stay text, as CloudFormation has it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">functions</a>
 */
final class YamlText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Deeper than any template; a deeper one would be a trick to exhaust the stack. */
    private static final int MAX_DEPTH = 200;

    private YamlText() {}

    static JsonNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? NODES.nullNode() : convert(root, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            int column = e.getProblemMark() == null ? 1 : e.getProblemMark().getColumn() + 1;
            throw TemplateException.format("YAML not well-formed. (line " + line + ", column " + column + ")");
        } catch (YAMLException e) {
            throw TemplateException.format("YAML not well-formed. (" + e.getMessage() + ")");
        }
    }

    private static JsonNode convert(Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw TemplateException.format("YAML not well-formed. (an alias refers to itself)");
        }
        JsonNode value = switch (node) {
            case MappingNode mapping -> mapping(mapping, depth);
            case SequenceNode sequence -> {
                ArrayNode list = NODES.arrayNode();
                sequence.getValue().forEach(each -> list.add(convert(each, depth + 1)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw TemplateException.format("YAML not well-formed. (" + node.getNodeId() + ")");
        };
        return function(node.getTag()).map(name -> longForm(name, value)).orElse(value);
    }

    private static JsonNode mapping(MappingNode mapping, int depth) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw TemplateException.format("YAML not well-formed. (a key must be text)");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw TemplateException.format("Template contains the YAML merge key '<<', which isn't supported.");
            }
            if (object.has(key.getValue())) {
                throw TemplateException.format("YAML not well-formed. (line " + (key.getStartMark().getLine() + 1)
                        + ": key '" + key.getValue() + "' is there twice)");
            }
            object.set(key.getValue(), convert(entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return NODES.numberNode(new BigInteger(text.replace("_", "")));
            }
            if (tag.equals(Tag.FLOAT)) {
                return NODES.numberNode(new BigDecimal(text.replace("_", "")));
            }
        } catch (NumberFormatException e) {
            return NODES.textNode(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                default -> false;
            });
        }
        return tag.equals(Tag.NULL) ? NODES.nullNode() : NODES.textNode(text);
    }

    private static Optional<String> function(Tag tag) {
        String name = tag.getValue();
        if (!name.startsWith("!") || name.length() == 1) {
            return Optional.empty();
        }
        return Optional.of(switch (name.substring(1)) {
            case "Ref" -> "Ref";
            case "Condition" -> "Condition";
            default -> "Fn::" + name.substring(1);
        });
    }

    private static JsonNode longForm(String function, JsonNode value) {
        if (function.equals("Fn::GetAtt") && value.isTextual() && value.asText().indexOf('.') > 0) {
            int dot = value.asText().indexOf('.');
            return Json.object().set(function, NODES.arrayNode().add(value.asText().substring(0, dot))
                    .add(value.asText().substring(dot + 1)));
        }
        return Json.object().set(function, value);
    }
}
