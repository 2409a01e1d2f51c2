package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.intrinsic.ParameterReader;
import dev.eventlabs.local.cloudformation.intrinsic.ParameterValue;
import dev.eventlabs.local.cloudformation.intrinsic.Rules;
import dev.eventlabs.local.cloudformation.plan.AttributeCheck;
import dev.eventlabs.local.cloudformation.plan.Capabilities;
import dev.eventlabs.local.cloudformation.plan.Plan;
import dev.eventlabs.local.cloudformation.plan.StackValues;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.template.ResourceDeclaration;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and checks what a stack is asked to be, before anything is done about it. */
record DefinitionReader(TemplateSource templates, Surroundings surroundings) {

    /** What would change the deployment and doesn't here is refused; what is only kept is in the documentation. */
    private static final List<String> UNSUPPORTED = List.of("StackPolicyBody", "StackPolicyURL",
            "StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateURL", "ResourcesToImport");

    /**
     * @param stack as it is; a new one isn't in the store yet
     * @throws TemplateException or {@link AwsException} for whatever AWS refuses at once
     */
    Definition read(Input input, Stack stack) {
        UNSUPPORTED.stream().filter(input::has).findFirst().ifPresent(member -> {
            throw AwsException.badRequest("ValidationError",
                    "The embedded AWS doesn't have the parameter " + member + ".");
        });
        Optional<Definition> before = stack.deployed().definition();
        Template template = input.flag("UsePreviousTemplate")
                ? before.map(Definition::template).orElseThrow(() -> AwsException.badRequest("ValidationError",
                        "Previous template doesn't exist."))
                : Template.parse(templates.required(input));
        Definition definition = new Definition(template, parameters(input, template, stack), tags(input),
                input.texts("NotificationARNs"), input.texts("Capabilities"), input.optionalText("RoleARN"),
                input.struct("RollbackConfiguration").map(Input::node),
                input.struct("DeploymentConfig").map(Input::node));
        check(definition, stack);
        return definition;
    }

    private void check(Definition definition, Stack stack) {
        Template template = definition.template();
        Capabilities.of(template).filter(needed -> !Capabilities.suffice(needed, definition.capabilities()))
                .ifPresent(needed -> {
                    throw AwsException.badRequest("InsufficientCapabilitiesException",
                            "Requires capabilities : [" + needed.capability() + "]");
                });
        new AttributeCheck(template, surroundings.types()).run();
        Evaluator evaluator = new Evaluator(template,
                new StackValues(stack.identity(), definition, id -> Optional.empty(),
                        StackValues.Others.none(), surroundings.types()));
        Rules.check(template, evaluator);
        Plan plan = Plan.of(template, evaluator);
        List<String> retyped = plan.resources().values().stream().filter(each -> {
            StackResource existing = stack.deployed().resources().get(each.logicalId());
            return existing != null && existing.exists() && !existing.type().equals(each.type());
        }).map(each -> each.logicalId()).toList();
        if (!retyped.isEmpty()) {
            throw new TemplateException(
                    "Update of resource type is not permitted. The new template modifies resource type"
                            + " of the following resources: " + retyped);
        }
        refuseNested(template);
    }

    /** One template can't be half deployed: what would come after it has to be said before. */
    private static void refuseNested(Template template) {
        template.resources().values().stream().filter(each -> each.type().equals("AWS::CloudFormation::Stack"))
                .map(ResourceDeclaration::logicalId).findFirst().ifPresent(id -> {
                    throw new TemplateException(
                            "The embedded AWS doesn't deploy nested stacks (AWS::CloudFormation::Stack,"
                                    + " resource " + id + ") yet. Make it a stack of its own.");
                });
    }

    private Map<String, ParameterValue> parameters(Input input, Template template, Stack stack) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, ParameterValue> before = stack.deployed().definition().map(Definition::parameters).orElse(Map.of());
        for (Input parameter : input.structs("Parameters")) {
            String key = parameter.text("ParameterKey");
            if (parameter.flag("UsePreviousValue")) {
                ParameterValue previous = before.get(key);
                if (previous == null) {
                    throw new TemplateException(
                            "Invalid input for parameter key " + key + ". Cannot specify usePreviousValue as true for a"
                                    + " parameter key not in the previous template");
                }
                given.put(key, previous.given());
            } else {
                given.put(key, parameter.optionalText("ParameterValue").orElseThrow(() -> new TemplateException(
                        "Parameter ParameterValue must be specified for parameter key " + key)));
            }
        }
        return new ParameterReader(name -> surroundings.parameters().value(stack.identity().scope(), name))
                .read(template.parameters(), given);
    }

    private static Map<String, String> tags(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Input tag : input.structs("Tags")) {
            String key = tag.text("Key");
            if (key.startsWith("aws:")) {
                throw AwsException.badRequest("ValidationError",
                        "aws: prefixed tag key names are not allowed for external use.");
            }
            tags.put(key, tag.optionalText("Value").orElse(""));
        }
        return tags;
    }
}
