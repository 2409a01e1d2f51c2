package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic;
import dev.eventlabs.local.stepfunctions.expression.IntrinsicException;
import dev.eventlabs.local.stepfunctions.expression.Path;
import dev.eventlabs.local.stepfunctions.expression.PathException;

/** Checks a payload template: the paths and functions in fields whose names end in {@code .$}. */
record TemplateCheck(String location, Findings findings) {

    void check(JsonNode template) {
        template.properties().forEach(each -> {
            if (each.getKey().endsWith(".$")) {
                dynamic(each.getKey(), each.getValue());
            } else {
                constant(each.getKey(), each.getValue());
            }
        });
        if (template.isArray()) {
            template.forEach(this::check);
        }
    }

    private void dynamic(String field, JsonNode value) {
        if (!value.isTextual()) {
            JsonNodeType type = value.getNodeType();
            findings.schema(location, "The value for the field '" + field
                    + "' must be a STRING that contains a JSON Path expression but was: " + type);
            return;
        }
        try {
            if (Intrinsic.looksLike(value.asText())) {
                Intrinsic.parse(value.asText());
            } else {
                Path.parse(value.asText());
            }
        } catch (PathException | IntrinsicException _) {
            findings.schema(location, "The value for the field '" + field
                    + "' must be a valid JSONPath or a valid intrinsic function call");
        }
    }

    private void constant(String field, JsonNode value) {
        if (value.isTextual() && (value.asText().startsWith("$.") || value.asText().startsWith("$$.")
                || Intrinsic.looksLike(value.asText()) && value.asText().endsWith(")"))) {
            findings.warning("NO_DOLLAR", location, "The field '" + field
                    + "' looks like a JSONPath or an intrinsic function, but its name doesn't end with '.$'");
        }
        check(value);
    }
}
