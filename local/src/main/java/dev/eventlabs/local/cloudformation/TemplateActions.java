package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.plan.Capabilities;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.template.ParameterDeclaration;
import dev.eventlabs.local.cloudformation.template.ResourceDeclaration;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;

/** The actions about templates. */
record TemplateActions(TemplateSource templates, Lookup lookup) {

    void register(Api.ActionsBuilder actions) {
        actions.on("GetTemplate", this::getTemplate)
                .on("GetTemplateSummary", this::getTemplateSummary)
                .on("ValidateTemplate", this::validateTemplate);
    }

    /** The text as it was submitted: the CDK CLI compares it with what it has synthesised. */
    private Struct getTemplate(Call call, Input input) {
        Optional<Definition> definition = input.has("ChangeSetName")
                ? Optional.of(lookup.changeSet(call.scope(), input).definition())
                : lookup.stackWithId(call.scope(), input).deployed().definition();
        return Struct.of("TemplateBody", definition.map(each -> each.template().body()).orElse(null))
                .with("StagesAvailable", List.of("Original", "Processed"));
    }

    private Struct getTemplateSummary(Call call, Input input) {
        Template template;
        if (input.has("StackName")) {
            Stack stack = lookup.stackWithId(call.scope(), input);
            template = stack.deployed().definition().map(Definition::template)
                    .orElseThrow(() -> input.invalid("Stack " + stack.name() + " has no template yet."));
        } else {
            template = Template.parse(templates.required(input));
        }
        return with(capabilities(template), template)
                .with("Parameters", template.parameters().values().stream().map(TemplateActions::summary).toList())
                .with("ResourceTypes",
                        template.resources().values().stream().map(ResourceDeclaration::type).distinct().toList())
                .with("Version", Optional.ofNullable(template.root().get("AWSTemplateFormatVersion"))
                        .map(node -> node.asText()).orElse(null))
                .with("Metadata", Optional.ofNullable(template.root().get("Metadata")).map(Json::text).orElse(null));
    }

    private Struct validateTemplate(Call call, Input input) {
        Template template = Template.parse(templates.required(input));
        return with(capabilities(template), template)
                .with("Parameters", template.parameters().values().stream().map(TemplateActions::parameter).toList());
    }

    private static Struct with(Struct answer, Template template) {
        return answer.with("Description", template.description().orElse(null));
    }

    private static Struct capabilities(Template template) {
        return Capabilities.of(template)
                .map(needed -> Struct.of("Capabilities", List.of(needed.capability())).with("CapabilitiesReason",
                        "The following resource(s) require capabilities: " + needed.resourceTypes()))
                .orElseGet(Struct::of);
    }

    private static Struct summary(ParameterDeclaration parameter) {
        Struct shown = parameter(parameter).with("ParameterType", parameter.type());
        List<String> allowed = parameter.constraints().allowedValues();
        return shown.with("ParameterConstraints",
                allowed.isEmpty() ? Struct.of() : Struct.of("AllowedValues", allowed));
    }

    private static Struct parameter(ParameterDeclaration parameter) {
        return Struct.of("ParameterKey", parameter.name())
                .with("DefaultValue", parameter.defaultValue().orElse(null))
                .with("NoEcho", parameter.noEcho())
                .with("Description", parameter.description().orElse(null));
    }
}
