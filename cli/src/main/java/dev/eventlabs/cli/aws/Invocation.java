package dev.eventlabs.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.api.ExactJson;
import dev.eventlabs.cli.terminal.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * A function was called by hand, and has succeeded.
 *
 * @param answer as it came
 * @param logTail the last 4 kB of what it logged
 */
public record Invocation(String answer, String logTail) {

    /**
     * Invokes a function and waits for its answer.
     *
     * @param payload its input as JSON
     * @throws Failure with its own error, if it failed
     */
    public static Invocation of(Clients clients, String function, String payload) {
        InvokeResponse response = clients.lambda()
                .invoke(request -> request.functionName(function)
                        .payload(SdkBytes.fromUtf8String(payload))
                        .logType(LogType.TAIL));
        String answer = response.payload().asUtf8String();
        if (response.functionError() != null) {
            throw new Failure(function + " failed: " + reason(answer),
                    "What it logged:  ./lab logs " + function);
        }
        return new Invocation(answer, response.logResult() == null
                ? ""
                : new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8));
    }

    /** The message and the type of an error, without its stack trace, which is in the log. */
    static String reason(String error) {
        JsonNode json = ExactJson.read(error);
        return json.path("errorMessage").isTextual()
                ? json.path("errorMessage").asText() + " (" + json.path("errorType").asText("no type") + ")"
                : error;
    }
}
