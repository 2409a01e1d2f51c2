package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Parameters section.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters</a>
 */
final class ParameterParser {

    private static final Set<String> MEMBERS = Set.of("Type", "Default", "Description", "NoEcho", "AllowedValues",
            "AllowedPattern", "MinLength", "MaxLength", "MinValue", "MaxValue", "ConstraintDescription");
    private static final Pattern TYPE = Pattern
            .compile("String|Number|CommaDelimitedList|List<(String|Number|AWS::[\\w:]+)>"
                    + "|AWS::EC2::[\\w:]+|AWS::Route53::[\\w:]+|AWS::SSM::Parameter::(Name|Value<.+>)");

    ParameterDeclaration parse(String name, JsonNode node) {
        if (!node.isObject()) {
            throw TemplateException.format("[/Parameters/" + name + "] parameter definition is malformed");
        }
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw new TemplateException("Invalid template parameter property '" + member + "'");
            }
        });
        String type = text(node, "Type").orElseThrow(() -> TemplateException
                .format("Every Parameters object must contain a Type member. (" + name + ")"));
        if (!TYPE.matcher(type).matches()) {
            throw TemplateException.format("Unrecognized parameter type: " + type);
        }
        List<String> allowed = new ArrayList<>();
        node.path("AllowedValues").forEach(each -> allowed.add(each.asText()));
        return new ParameterDeclaration(name, type, text(node, "Default"), text(node, "Description"),
                node.path("NoEcho").asBoolean() || node.path("NoEcho").asText().equalsIgnoreCase("true"),
                new ParameterDeclaration.Constraints(allowed, text(node, "AllowedPattern"),
                        number(name, node, "MinLength").map(BigDecimal::intValue),
                        number(name, node, "MaxLength").map(BigDecimal::intValue), number(name, node, "MinValue"),
                        number(name, node, "MaxValue"), text(node, "ConstraintDescription")));
    }

    private static Optional<String> text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw TemplateException.format("Every " + member + " member must be a string.");
        }
        return Optional.of(value.asText());
    }

    private static Optional<BigDecimal> number(String name, JsonNode node, String member) {
        return text(node, member).map(value -> {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw TemplateException.format("Parameter " + name + ": " + member + " must be a number.");
            }
        });
    }
}
