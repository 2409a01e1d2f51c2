package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.stepfunctions.expression.Jsonata;
import dev.eventlabs.local.stepfunctions.expression.JsonataException;

/** Checks the expressions within a JSONata state's field. */
record ExpressionCheck(Findings findings) {

    void check(JsonNode value, String location) {
        value.properties().forEach(each -> check(each.getValue(), location + "/" + each.getKey()));
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), location + "[" + i + "]");
            }
        }
        if (Jsonata.isExpression(value)) {
            expression(Jsonata.of(value), location);
        }
    }

    private void expression(Jsonata expression, String location) {
        try {
            expression.check();
        } catch (JsonataException e) {
            findings.error("INVALID_JSONATA_EXPRESSION", location, e.getMessage());
            return;
        }
        for (String name : expression.topLevelReferences()) {
            findings.error("UNSUPPORTED_JSONATA_EXPRESSION", location,
                    "Reference to '" + name + "' at the top level is not supported.");
        }
    }
}
