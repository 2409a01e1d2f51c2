package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A template whose structure has been checked. All maps keep the template's order.
 *
 * @param body the text as it was submitted
 * @param root the whole tree, for {@code GetTemplateSummary} and its like
 * @param rules by name: {@code RuleCondition} and {@code Assertions}
 * @param conditions by name: the expression
 */
public record Template(String body, ObjectNode root, Optional<String> description,
        Map<String, ParameterDeclaration> parameters, Map<String, JsonNode> rules,
        Map<String, JsonNode> mappings, Map<String, JsonNode> conditions,
        Map<String, ResourceDeclaration> resources, Map<String, OutputDeclaration> outputs) {

    /**
     * Reads and checks a template.
     *
     * @throws TemplateException if it isn't one, or refers to what isn't there
     */
    public static Template parse(String body) {
        Template template = new TemplateParser(TemplateText.read(body), body).parse();
        ReferenceCheck.check(template);
        return template;
    }
}
