package dev.eventlabs.local.cloudformation.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.stack.Exports;
import dev.eventlabs.local.cloudformation.stack.Output;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.template.OutputDeclaration;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.PublicUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes a stack's outputs, and keeps exports that others use from vanishing. A URL of something that answers on this machine is told as
 * the one that it answers at, so that what a deployment prints can be clicked.
 */
record Outputs(Stack stack, Exports exports, PublicUrls urls) {

    /** @throws TemplateException if a value isn't text, or an export is taken or in use */
    List<Output> compute(Template template, Evaluator evaluator) {
        List<Output> outputs = new ArrayList<>();
        for (OutputDeclaration declared : template.outputs().values()) {
            if (declared.condition().map(evaluator::condition).orElse(true)) {
                outputs.add(output(declared, evaluator));
            }
        }
        for (Output output : outputs) {
            output.exportName().ifPresent(this::checkFree);
        }
        stack.deployed().outputs()
                .forEach(before -> before.exportName().ifPresent(name -> checkUse(name, before, outputs)));
        return outputs;
    }

    private Output output(OutputDeclaration declared, Evaluator evaluator) {
        JsonNode value = evaluator.evaluate(declared.value()).orElseThrow(() -> malformed(declared));
        if (value.isContainerNode() || value.isNull()) {
            throw malformed(declared);
        }
        String text = urls.local(stack.identity().scope(), value.asText()).orElse(value.asText());
        return new Output(declared.name(), text, declared.description(),
                declared.export().map(evaluator::text));
    }

    private static TemplateException malformed(OutputDeclaration declared) {
        return TemplateException.format("Output " + declared.name()
                + " is malformed. The Value field of every Outputs member must evaluate to a String.");
    }

    private void checkFree(String name) {
        exports.find(stack.identity().scope(), name).filter(export -> !export.stackId().equals(stack.id()))
                .ifPresent(export -> {
                    throw new TemplateException("Export with name " + name + " is already exported by stack "
                            + exports.store().get(export.stackId()).name() + ".");
                });
    }

    private void checkUse(String name, Output before, List<Output> after) {
        List<String> users = exports.importers(stack.identity().scope(), name);
        if (users.isEmpty()) {
            return;
        }
        Optional<Output> now = after.stream().filter(each -> each.exportName().equals(Optional.of(name))).findFirst();
        if (now.isEmpty() || !now.get().value().equals(before.value())) {
            throw new TemplateException("Export " + name + " cannot be " + (now.isEmpty() ? "deleted" : "updated")
                    + " as it is in use by " + String.join(", ", users) + ".");
        }
    }
}
