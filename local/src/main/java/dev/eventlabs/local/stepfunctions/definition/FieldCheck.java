package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic;
import dev.eventlabs.local.stepfunctions.expression.IntrinsicException;
import dev.eventlabs.local.stepfunctions.expression.Jsonata;
import dev.eventlabs.local.stepfunctions.expression.Path;
import dev.eventlabs.local.stepfunctions.expression.PathException;
import dev.eventlabs.local.stepfunctions.expression.ReferencePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Checks the fields of one object of a definition. Each check passes over a field that isn't there. */
record FieldCheck(ObjectNode object, String location, QueryLanguage language, Findings findings) {

    /** A variable's name is an identifier, as Unicode has it. */
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    FieldCheck within(JsonNode inner, String place) {
        return new FieldCheck((ObjectNode) inner, below(place), language, findings);
    }

    String below(String field) {
        return location.equals("/") ? "/" + field : location + "/" + field;
    }

    void wrong(String field, String message) {
        findings.schema(below(field), message);
    }

    void required(String... fields) {
        List<String> missing = new ArrayList<>();
        for (String field : fields) {
            if (!object.has(field)) {
                missing.add(field);
            }
        }
        if (!missing.isEmpty()) {
            findings.schema(location, "These fields are required: " + missing);
        }
    }

    void oneOf(Collection<String> fields) {
        long there = fields.stream().filter(object::has).count();
        if (there != 1) {
            findings.schema(location, (there == 0 ? "One of these fields is required: "
                    : "Only one of these fields is allowed: ") + fields);
        }
    }

    /** What only a state of one of the languages has. */
    void inLanguage(String field, QueryLanguage only) {
        if (object.has(field) && language != only) {
            findings.schema(location, "The QueryLanguage is set to '" + language.text() + "', but field '" + field
                    + "' is only supported for the '" + only.text() + "' QueryLanguage");
        }
    }

    void known(Collection<String> fields) {
        object.fieldNames().forEachRemaining(each -> {
            if (!fields.contains(each)) {
                findings.schema(location, "Field '" + each + "' is not supported");
            }
        });
    }

    void text(String field) {
        check(field, value -> {
            if (!value.isTextual()) {
                wrong(field, "Expected value of type String");
            }
        });
    }

    void truth(String field) {
        check(field, value -> {
            if (!value.isBoolean()) {
                wrong(field, "Expected value of type Boolean");
            }
        });
    }

    /** A constant, or in JSONata states an expression. */
    void whole(String field, long from, long to) {
        check(field, value -> {
            if (isExpression(value)) {
                expressions(field);
            } else if (!value.isIntegralNumber()) {
                wrong(field, "Expected value of type Integer");
            } else if (!value.canConvertToLong() || value.longValue() < from || value.longValue() > to) {
                wrong(field, "Value must be between " + from + " and " + to);
            }
        });
    }

    void number(String field, double from, double to) {
        check(field, value -> {
            if (isExpression(value)) {
                expressions(field);
            } else if (!value.isNumber()) {
                wrong(field, "Expected value of type Number");
            } else if (value.doubleValue() < from || value.doubleValue() > to) {
                wrong(field, "Value must be between " + from + " and " + to);
            }
        });
    }

    boolean isExpression(JsonNode value) {
        return language == QueryLanguage.JSONATA && Jsonata.isExpression(value);
    }

    /** A path, or null. */
    void path(String field) {
        check(field, value -> {
            if (value.isTextual()) {
                reading(field, value.asText(), false);
            } else if (!value.isNull()) {
                wrong(field, "Expected value of type String");
            }
        });
    }

    /** A path, or an intrinsic function. */
    void pathOrFunction(String field) {
        check(field, value -> reading(field, value.asText(), true));
    }

    private void reading(String field, String text, boolean orFunction) {
        try {
            if (orFunction && Intrinsic.looksLike(text)) {
                Intrinsic.parse(text);
            } else {
                Path.parse(text);
            }
        } catch (PathException | IntrinsicException e) {
            wrong(field, "Value is not a valid JSONPath" + (orFunction ? " or intrinsic function call" : "") + ": "
                    + e.getMessage());
        }
    }

    /** A reference path that can be written to, or null. */
    void target(String field) {
        check(field, value -> {
            if (!value.isNull() && !ReferencePath.isBelowInput(value.asText())) {
                wrong(field, "Value is not a Reference Path: " + value);
            }
        });
    }

    /** In JSONPath states a payload template, in JSONata states JSON with expressions in it. */
    void template(String field) {
        check(field, value -> {
            if (language == QueryLanguage.JSONATA) {
                expressions(field);
            } else {
                new TemplateCheck(below(field), findings).check(value);
            }
        });
    }

    void expressions(String field) {
        check(field, value -> new ExpressionCheck(findings).check(value, below(field)));
    }

    /** A template whose names are names of variables. */
    void assign() {
        check("Assign", value -> {
            if (!(value instanceof ObjectNode variables)) {
                wrong("Assign", "Expected value of type Object");
                return;
            }
            variables.fieldNames().forEachRemaining(name -> {
                String plain = language == QueryLanguage.JSON_PATH && name.endsWith(".$")
                        ? name.substring(0, name.length() - 2)
                        : name;
                if (!VARIABLE.matcher(plain).matches() || plain.equals("states")) {
                    wrong("Assign",
                            "The variable name '" + plain + "' is not valid: it must be an identifier of at most"
                                    + " 80 characters, and not the reserved 'states'");
                }
            });
            template("Assign");
        });
    }

    void check(String field, Consumer<JsonNode> check) {
        JsonNode value = object.get(field);
        if (value != null) {
            check.accept(value);
        }
    }
}
