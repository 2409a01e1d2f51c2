package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Checks that whatever a template refers to is declared in it, in whichever branch; worded as AWS does. */
final class ReferenceCheck {

    private static final Set<String> PSEUDO = Set.of("AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs",
            "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix");

    /** Whatever a template may call; a name that isn't one is a slip of the pen. */
    private static final Set<String> FUNCTIONS = new TreeSet<>(Set.of("Fn::And", "Fn::Base64", "Fn::Cidr", "Fn::Equals",
            "Fn::FindInMap", "Fn::GetAZs", "Fn::GetAtt", "Fn::GetStackOutput", "Fn::If", "Fn::ImportValue", "Fn::Join",
            "Fn::Length", "Fn::Not", "Fn::Or", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString"));

    private final Template template;

    private ReferenceCheck(Template template) {
        this.template = template;
    }

    static void check(Template template) {
        ReferenceCheck check = new ReferenceCheck(template);
        check.resources();
        check.outputs();
        template.resources().values().forEach(resource -> functions(resource.properties()));
        template.outputs().values().forEach(output -> functions(output.value()));
        template.conditions().values().forEach(ReferenceCheck::functions);
        template.conditions().values().forEach(expression -> check.conditions(expression, "Conditions"));
    }

    private void resources() {
        Set<String> unresolved = new TreeSet<>();
        for (ResourceDeclaration resource : template.resources().values()) {
            for (String dependency : resource.dependsOn()) {
                if (!template.resources().containsKey(dependency)) {
                    unresolved.add(dependency);
                }
            }
            resource.condition().ifPresent(name -> condition(name, "Resources"));
            conditions(resource.properties(), "Resources");
            unresolved.addAll(unresolved(resource.properties()));
            if (resource.metadata() != null) {
                unresolved.addAll(unresolved(resource.metadata()));
            }
        }
        refuse(unresolved, "Resources");
    }

    private static void functions(JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            String name = value.fieldNames().next();
            if (name.equals("Ref") && !value.get(name).isTextual()) {
                throw new TemplateException("Template error: every Ref object must have a single String value.");
            }
            if (name.equals("Fn::Select")) {
                select(value.get(name));
            }
            if (name.startsWith("Fn::") && !FUNCTIONS.contains(name)) {
                throw new TemplateException("Template error: Encountered unsupported function: " + name
                        + " Supported functions are: " + FUNCTIONS);
            }
        }
        value.forEach(ReferenceCheck::functions);
    }

    /** A literal list is never longer than it is written: what isn't in it never will be. */
    private static void select(JsonNode argument) {
        JsonNode index = argument.path(0);
        JsonNode list = argument.path(1);
        if (list.isArray() && (index.isIntegralNumber() || index.isTextual())
                && (!index.asText().matches("\\d{1,9}") || Integer.parseInt(index.asText()) >= list.size())) {
            throw new TemplateException(
                    "Template error: Fn::Select cannot select nonexistent value at index " + index.asText());
        }
    }

    private void outputs() {
        Set<String> unresolved = new TreeSet<>();
        for (OutputDeclaration output : template.outputs().values()) {
            output.condition().ifPresent(name -> condition(name, "Outputs"));
            conditions(output.value(), "Outputs");
            unresolved.addAll(unresolved(output.value()));
            output.export().ifPresent(export -> unresolved.addAll(unresolved(export)));
        }
        refuse(unresolved, "Outputs");
    }

    private Set<String> unresolved(JsonNode value) {
        Set<String> names = new TreeSet<>();
        for (Reference reference : References.of(value)) {
            if (reference instanceof Reference.Name(String name) && !PSEUDO.contains(name)
                    && !template.parameters().containsKey(name) && !template.resources().containsKey(name)) {
                names.add(name);
            }
            if (reference instanceof Reference.Attribute(String logicalId, String attribute)
                    && !template.resources().containsKey(logicalId)) {
                throw new TemplateException(
                        "Template error: instance of Fn::GetAtt references undefined resource " + logicalId);
            }
        }
        return names;
    }

    private void conditions(JsonNode value, String block) {
        for (Reference reference : References.of(value)) {
            if (reference instanceof Reference.Condition(String name)) {
                // A policy document has a Condition block, too: there it is an object, or names no condition of ours.
                if (block.equals("Conditions") || isUsedInIf(value, name)) {
                    condition(name, block);
                }
            }
        }
    }

    private static boolean isUsedInIf(JsonNode value, String name) {
        if (value.isObject() && value.size() == 1 && value.has("Fn::If")) {
            JsonNode first = value.get("Fn::If").path(0);
            if (first.isTextual() && first.asText().equals(name)) {
                return true;
            }
        }
        for (JsonNode child : value) {
            if (isUsedInIf(child, name)) {
                return true;
            }
        }
        return false;
    }

    private void condition(String name, String block) {
        if (!template.conditions().containsKey(name)) {
            throw TemplateException.format(
                    "Unresolved condition dependency " + name + " in the " + block + " block of the template");
        }
    }

    private static void refuse(Set<String> unresolved, String block) {
        if (!unresolved.isEmpty()) {
            throw TemplateException.format("Unresolved resource dependencies [" + String.join(", ", unresolved)
                    + "] in the " + block + " block of the template");
        }
    }
}
