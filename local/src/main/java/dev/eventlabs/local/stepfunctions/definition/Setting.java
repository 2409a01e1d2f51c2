package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field that is a constant or computed: from a path, if its name ends in {@code Path}, or from a JSONata expression.
 *
 * @param field as written, for instance {@code TimeoutSecondsPath}
 */
public record Setting(String field, Form form, JsonNode value) {

    public enum Form {
        CONSTANT,
        /** The value is a path, or an intrinsic function where the language allows one. */
        PATH,
        /** The value is a text of the form <code>{% ... %}</code>. */
        JSONATA
    }
}
