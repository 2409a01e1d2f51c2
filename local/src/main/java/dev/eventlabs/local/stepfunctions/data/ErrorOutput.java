package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An error's name and the text that goes with it. */
public record ErrorOutput(Optional<String> error, Optional<String> cause) {

    public static ErrorOutput of(String error, String cause) {
        return new ErrorOutput(Optional.of(error), Optional.of(cause));
    }

    /** What a catcher is given: {@code Error} and {@code Cause}, either of which is null if nobody has said it. */
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("Error", error.orElse(null)).put("Cause", cause.orElse(null));
    }
}
