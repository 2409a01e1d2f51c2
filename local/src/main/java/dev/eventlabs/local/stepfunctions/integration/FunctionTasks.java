package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Functions, by their ARN or through {@code lambda:invoke}. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Lambda</a>
 */
record FunctionTasks(FunctionInvoker invoker, Ids ids) {

    /** For room on this machine. Shorter than most tasks' time-outs: what nobody waits for any more needn't run. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @return what the function answers */
    JsonNode run(Scope scope, String functionArn, JsonNode input) throws TaskError {
        return payload(invoke(scope, functionArn, Json.bytes(input)));
    }

    /** @return the answer of Lambda's API, the function's in its {@code Payload} */
    JsonNode invoke(Scope scope, JsonNode arguments) throws TaskError {
        String function = arguments.path("FunctionName").asText("");
        if (function.isEmpty()) {
            throw new TaskError("States.Runtime", "The field 'FunctionName' is required but was missing");
        }
        String arn;
        try {
            arn = FunctionName.parse(scope, function, Optional.ofNullable(arguments.get("Qualifier"))
                    .map(JsonNode::asText)).qualifiedArn(scope);
        } catch (AwsException e) {
            throw error(e);
        }
        byte[] payload = arguments.has("Payload") ? Json.bytes(arguments.get("Payload")) : new byte[0];
        return switch (arguments.path("InvocationType").asText("RequestResponse")) {
            case "Event" -> {
                try {
                    invoker.invokeAsync(scope, arn, payload);
                } catch (AwsException e) {
                    throw error(e);
                }
                yield Metadata.optimized(Json.object().put("StatusCode", 202), 202, ids.uuid());
            }
            case "RequestResponse" -> {
                Invocation.Returned done = invoke(scope, arn, payload);
                ObjectNode answer = Json.object().put("ExecutedVersion", done.executedVersion());
                answer.set("Payload", payload(done));
                answer.put("StatusCode", 200);
                if (arguments.path("LogType").asText("None").equals("Tail")) {
                    throw new TaskError("States.Runtime",
                            "The embedded AWS doesn't hand a function's log to a state machine (LogType Tail).");
                }
                yield Metadata.optimized(answer, 200, done.requestId());
            }
            case String other -> throw new TaskError("Lambda.AWSLambdaException", "1 validation error detected: Value '"
                    + other + "' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: "
                    + "[Event, RequestResponse] (Service: AWSLambda; Status Code: 400; Error Code: ValidationException)");
        };
    }

    private Invocation.Returned invoke(Scope scope, String arn, byte[] payload) throws TaskError {
        try {
            return switch (invoker.invoke(scope, arn, payload, PATIENCE)) {
                case Invocation.Returned done -> done;
                case Invocation.Faulted fault -> throw fault(fault);
                case Invocation.Throttled throttled -> throw new TaskError("Lambda.TooManyRequestsException",
                        "Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; "
                                + "Request ID: " + throttled.requestId() + "; Proxy: null)");
            };
        } catch (AwsException e) {
            throw error(e);
        }
    }

    /** The error is what the function calls it; the cause is all it says, as text. */
    private static TaskError fault(Invocation.Faulted fault) {
        String text = new String(fault.payload(), StandardCharsets.UTF_8);
        try {
            JsonNode said = Json.parse(fault.payload());
            if (said.path("errorType").isTextual()) {
                return new TaskError(said.get("errorType").asText(), text);
            }
        } catch (IOException e) {
            // What isn't JSON doesn't name an error either.
        }
        return new TaskError("Lambda.Unknown", "The cause could not be determined because Lambda did not return an "
                + "error type. Returned payload: " + text);
    }

    private TaskError error(AwsException e) {
        String code = e.code().equals("ResourceNotFoundException") ? e.code() : "AWSLambdaException";
        // Step Functions names the version that it has asked for, also when that is the latest.
        String message = e.getMessage().matches("Function not found: arn:[^:]+:lambda:[^:]+:\\d+:function:[^:]+")
                ? e.getMessage() + ":$LATEST"
                : e.getMessage();
        return new TaskError("Lambda." + code, message + " (Service: AWSLambda; Status Code: " + e.status()
                + "; Error Code: " + e.code() + "; Request ID: " + ids.uuid() + "; Proxy: null)");
    }

    /** A function may answer nothing; what isn't JSON can't go on. */
    private static JsonNode payload(Invocation.Returned done) throws TaskError {
        if (done.payload().length == 0) {
            return NullNode.instance;
        }
        try {
            return Json.parse(done.payload());
        } catch (IOException e) {
            throw new TaskError("States.Runtime", "The function's answer isn't JSON: "
                    + Base64.getEncoder().encodeToString(done.payload()));
        }
    }
}
