package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.data.DataFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What an execution is given.
 *
 * @param text JSON, as it came
 */
record ExecutionInput(String text, JsonNode parsed) {

    static ExecutionInput of(Input request) {
        String text = request.optionalText("input").orElse("{}");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > DataFlow.LIMIT_IN_BYTES) {
            throw request.constraint("…", "input",
                    "Member must have length less than or equal to " + DataFlow.LIMIT_IN_BYTES);
        }
        try {
            JsonNode parsed = Json.parse(bytes);
            if (parsed == null || parsed.isMissingNode()) {
                throw Errors.invalidInput("Invalid execution input.");
            }
            return new ExecutionInput(text, parsed);
        } catch (IOException e) {
            throw Errors.invalidInput(complaint(e));
        }
    }

    /** AWS answers its parser's own words, without the place. */
    static String complaint(IOException e) {
        return e instanceof JsonProcessingException parser ? parser.getOriginalMessage() : e.getMessage();
    }
}
