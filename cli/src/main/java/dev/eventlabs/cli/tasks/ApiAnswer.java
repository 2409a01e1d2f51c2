package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API answered.
 *
 * @param text the body as it came
 * @param json the body; a missing node if it isn't JSON
 */
record ApiAnswer(int status, String text, JsonNode json) {

    /** The code of an error; empty if it has none. */
    String error() {
        return json.path("error").asText();
    }

    /** The sentence of an error, or whatever else came. */
    String message() {
        return json.path("message").asText(text);
    }

    /** As {@code curl -i} would begin. */
    String shown() {
        return "HTTP " + status + "  " + text;
    }
}
