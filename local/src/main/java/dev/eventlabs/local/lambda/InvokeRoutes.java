package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.Invocations.Outcome;
import dev.eventlabs.local.lambda.execution.InvocationResult;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Invoke.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class InvokeRoutes implements Routes {

    private static final int MAX_SYNCHRONOUS_BYTES = 6_291_456;
    private static final int MAX_ASYNCHRONOUS_BYTES = 1_048_576;

    private final Invocations invocations;
    private final AsyncInvocations events;

    InvokeRoutes(Invocations invocations, AsyncInvocations events) {
        this.invocations = invocations;
        this.events = events;
    }

    @Override
    public List<Api.Route> routes() {
        return List.of(new Api.Route("POST", FUNCTION + "/invocations", this::invoke));
    }

    private AwsResponse invoke(Call call, Map<String, String> path) {
        FunctionName name = Routes.name(call, path);
        String type = call.request().header("X-Amz-Invocation-Type").orElse("RequestResponse");
        byte[] payload = payload(call, type.equals("Event") ? MAX_ASYNCHRONOUS_BYTES : MAX_SYNCHRONOUS_BYTES);
        return switch (type) {
            case "RequestResponse" -> synchronous(call, name, payload);
            case "Event" -> {
                events.accept(call.scope(), name, call.requestId(), payload);
                yield AwsResponse.empty(202);
            }
            case "DryRun" -> {
                invocations.target(call.scope(), name);
                yield AwsResponse.empty(204);
            }
            default -> throw Errors.constraint(type, "invocationType",
                    "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        };
    }

    private AwsResponse synchronous(Call call, FunctionName name, byte[] payload) {
        Outcome outcome;
        try {
            outcome = invocations.run(call.scope(), name, call.requestId(), payload, Duration.ZERO, () -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("ServiceException", 503, "The embedded AWS is closing.");
        }
        return switch (outcome) {
            case Outcome.Throttled throttled ->
                throw new AwsException("TooManyRequestsException", 429, "Rate Exceeded.")
                        .with("Reason", throttled.reason());
            case Outcome.Done done -> answer(call, done);
        };
    }

    private static AwsResponse answer(Call call, Outcome.Done done) {
        AwsResponse answer = AwsResponse.bytes(200, "application/json", done.result().payload())
                .with("X-Amz-Executed-Version", done.version());
        if (done.result() instanceof InvocationResult.Faulted) {
            answer = answer.with("X-Amz-Function-Error", "Unhandled");
        }
        if (call.request().header("X-Amz-Log-Type").orElse("None").equals("Tail")) {
            answer = answer.with("X-Amz-Log-Result", Base64.getEncoder().encodeToString(done.result().logTail()));
        }
        return answer;
    }

    /** Nothing is the empty object. */
    private static byte[] payload(Call call, int limit) {
        byte[] payload = call.request().body();
        if (payload.length == 0) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        if (payload.length > limit) {
            throw Errors.tooLarge("Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
        }
        try {
            Json.parse(payload);
            return payload;
        } catch (IOException e) {
            throw AwsException.badRequest("InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage());
        }
    }
}
