package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Checks the structure of a template, section by section.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">sections</a>
 */
final class TemplateParser {

    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Metadata",
            "Parameters",
            "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs", "Hooks");
    private static final Set<String> RESOURCE_ATTRIBUTES = Set.of("Type", "Properties", "DependsOn", "Condition",
            "Metadata",
            "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy", "Description", "Comment");
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final int MAX_RESOURCES = 500;

    private final ObjectNode root;
    private final String body;

    TemplateParser(ObjectNode root, String body) {
        this.root = root;
        this.body = body;
    }

    Template parse() {
        sections();
        ParameterParser parameters = new ParameterParser();
        Map<String, ResourceDeclaration> resources = section("Resources", this::resource);
        if (resources.isEmpty()) {
            throw TemplateException.format("At least one Resources member must be defined.");
        }
        if (resources.size() > MAX_RESOURCES) {
            throw TemplateException.format(
                    "Number of resources, " + resources.size() + ", is greater than maximum allowed, " + MAX_RESOURCES);
        }
        return new Template(body, root, description(), section("Parameters", parameters::parse),
                section("Rules", (name, node) -> node), section("Mappings", (name, node) -> node),
                section("Conditions", (name, node) -> node), resources, section("Outputs", this::output));
    }

    private void sections() {
        List<String> unknown = new ArrayList<>();
        root.fieldNames().forEachRemaining(name -> {
            if (!SECTIONS.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new TemplateException("Invalid template property or properties [" + String.join(", ", unknown) + "]");
        }
        for (String unsupported : List.of("Transform", "Hooks")) {
            if (root.hasNonNull(unsupported) && !isLanguageExtensions(root.get(unsupported))) {
                throw new TemplateException("The embedded AWS doesn't run the template section " + unsupported + " ("
                        + root.get(unsupported) + "). Deploy the processed template instead.");
            }
        }
        JsonNode version = root.get("AWSTemplateFormatVersion");
        if (version != null && !version.asText().equals("2010-09-09")) {
            throw TemplateException
                    .format("Template version " + version.asText() + " isn't one of [2010-09-09]");
        }
    }

    /** CDK declares it wherever it writes Fn::ToJsonString or Fn::Length, which are functions like others here. */
    private static boolean isLanguageExtensions(JsonNode transform) {
        return transform.isArray() && transform.size() == 1 ? isLanguageExtensions(transform.get(0))
                : transform.asText().equals("AWS::LanguageExtensions");
    }

    private Optional<String> description() {
        JsonNode node = root.get("Description");
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw TemplateException.format("Template Description must be a string.");
        }
        return Optional.of(node.asText());
    }

    private <T> Map<String, T> section(String name, BiFunction<String, JsonNode, T> reader) {
        JsonNode node = root.get(name);
        Map<String, T> all = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return all;
        }
        if (!node.isObject()) {
            throw TemplateException.format("[/" + name + "] " + name + " must be an object.");
        }
        node.properties().forEach(entry -> all.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue())));
        return all;
    }

    private ResourceDeclaration resource(String id, JsonNode node) {
        String path = "[/Resources/" + id + "] ";
        if (!LOGICAL_ID.matcher(id).matches()) {
            throw TemplateException.format("Resource name " + id + " is non alphanumeric.");
        }
        if (!node.isObject()) {
            throw TemplateException.format(path + "resource definition is malformed");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!RESOURCE_ATTRIBUTES.contains(name)) {
                throw new TemplateException("Invalid template resource property '" + name + "'");
            }
        });
        if (!node.path("Type").isTextual()) {
            throw TemplateException.format(path + "Every Resources object must contain a Type member.");
        }
        JsonNode properties = node.path("Properties");
        if (!properties.isObject() && !properties.isMissingNode() && !properties.isNull()) {
            throw TemplateException.format(path + "resource definition is malformed: Properties must be an object");
        }
        return new ResourceDeclaration(id, node.get("Type").asText(),
                properties instanceof ObjectNode object ? object : Json.object(),
                dependsOn(path, node.path("DependsOn")),
                optionalText(path, node, "Condition"), node.get("Metadata"), policy(id, node, "DeletionPolicy",
                        Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot")),
                policy(id, node, "UpdateReplacePolicy", Set.of("Delete", "Retain", "Snapshot")));
    }

    private static List<String> dependsOn(String path, JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isTextual()) {
            all.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(each -> {
                if (!each.isTextual()) {
                    throw TemplateException.format(path + "Every DependsOn value must be a string.");
                }
                all.add(each.asText());
            });
        } else if (!node.isMissingNode() && !node.isNull()) {
            throw TemplateException.format("DependsOn must be a string or list of strings.");
        }
        return all;
    }

    private static Optional<JsonNode> policy(String id, JsonNode node, String name, Set<String> allowed) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject() && !allowed.contains(value.asText())) {
            throw TemplateException.format("Unrecognized " + name + " " + value.asText() + " for resource " + id);
        }
        return Optional.of(value);
    }

    private OutputDeclaration output(String name, JsonNode node) {
        String path = "[/Outputs/" + name + "] ";
        if (!LOGICAL_ID.matcher(name).matches()) {
            throw TemplateException.format("Output name " + name + " is non alphanumeric.");
        }
        if (!node.isObject()) {
            throw TemplateException.format(path + "'null' values are not allowed in templates");
        }
        if (!node.hasNonNull("Value")) {
            throw TemplateException
                    .format("Output " + name + " is malformed. Every Outputs member must contain a Value object");
        }
        JsonNode export = node.path("Export").path("Name");
        return new OutputDeclaration(name, node.get("Value"), optionalText(path, node, "Description"),
                export.isMissingNode() ? Optional.empty() : Optional.of(export), optionalText(path, node, "Condition"));
    }

    private static Optional<String> optionalText(String path, JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw TemplateException.format(path + "Every " + name + " member must be a string.");
        }
        return Optional.of(value.asText());
    }
}
