package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An error's name and the text that goes with it. */
public record ErrorOutput(Optional<String> error, Optional<String> cause) {

    public static ErrorOutput of(String error, String cause) {
        return new ErrorOutput(Optional.of(error), Optional.of(cause));
    }

    /** What a catcher is given: {@code Error} and {@code Cause}. */
    public ObjectNode json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        error.ifPresent(value -> all.put("Error", value));
        cause.ifPresent(value -> all.put("Cause", value));
        return all;
    }
}
