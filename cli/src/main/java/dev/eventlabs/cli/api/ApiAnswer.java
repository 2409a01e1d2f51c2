package dev.eventlabs.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an API answered.
 *
 * @param text the body as it came
 * @param json the body, its numbers exact; a missing node if it isn't JSON
 */
public record ApiAnswer(int status, String text, JsonNode json) {

    /** The code of an error; empty if it has none. */
    public String error() {
        return json.path("error").asText();
    }

    /** The sentence of an error, or whatever else came. */
    public String message() {
        return json.path("message").asText(text);
    }

    /** As {@code curl -i} would begin. */
    public String shown() {
        return "HTTP " + status + "  " + text;
    }
}
