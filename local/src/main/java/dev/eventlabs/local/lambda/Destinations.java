package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.execution.InvocationResult;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the outcome of asynchronous invocations goes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">records of asynchronous
 *      invocations</a>
 */
final class Destinations {

    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);
    private static final int MAX_ERROR_MESSAGE = 1024;

    private final MessageQueues queues;
    private final Functions functions;
    private final Time time;

    Destinations(MessageQueues queues, Functions functions, Time time) {
        this.queues = queues;
        this.functions = functions;
        this.time = time;
    }

    /** An asynchronous invocation. */
    record Event(Scope scope, FunctionName name, String requestId, byte[] payload) {}

    /** Asynchronously invokes another function. */
    @FunctionalInterface
    interface Forward {
        void to(Scope scope, FunctionName name, byte[] payload);
    }

    /** @throws AwsException if nothing can be sent there */
    void check(Scope scope, Function source, String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            throw Errors.constraint(arn, "destinationConfig.onFailure.destination",
                    "Member must satisfy regular expression pattern: $|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");
        }
        boolean known = switch (parts[2]) {
            case "sqs" -> queues.exists(arn);
            case "lambda" -> {
                if (arn.equals(source.arn()) || arn.startsWith(source.arn() + ":")) {
                    throw Errors.invalid("You can't specify the function as a destination for itself.");
                }
                FunctionName name = FunctionName.parse(scope, arn);
                yield functions.find(scope, name.name()).isPresent();
            }
            default -> throw Errors.unsupported("the destination " + arn + "; use a queue or a function");
        };
        if (!known) {
            throw Errors.invalid("The destination ARN " + arn + " is invalid.");
        }
    }

    /**
     * @param condition {@code Success}, {@code RetriesExhausted}, {@code EventAgeExceeded} or {@code ZeroReservedConcurrency}
     * @param last of the invocations, if there was one
     */
    void send(String arn, Event event, String condition, int count, Optional<Invocations.Outcome.Done> last,
            Forward forward) {
        Struct context = Struct.of("requestId", event.requestId())
                .with("functionArn", event.name().arn(event.scope()) + ":"
                        + event.name().qualifier().orElse(FunctionVersion.LATEST))
                .with("condition", condition)
                .with("approximateInvokeCount", count);
        Struct record = Struct.of("version", "1.0")
                .with("timestamp", time.instant().toString())
                .with("requestContext", context)
                .with("requestPayload", parsed(event.payload()));
        last.ifPresent(done -> record
                .with("responseContext", Struct.of("statusCode", 200)
                        .with("executedVersion", done.version())
                        .with("functionError", done.result() instanceof InvocationResult.Faulted ? "Unhandled" : null))
                .with("responsePayload", parsed(done.result().payload())));
        deliver(arn, () -> {
            if (arn.split(":")[2].equals("lambda")) {
                forward.to(event.scope(), FunctionName.parse(event.scope(), arn), Json.bytes(record));
            } else {
                queues.send(arn, Json.text(record), Map.of());
            }
        });
    }

    /** The event itself, with what went wrong as attributes. */
    void sendDeadLetter(String arn, Event event, Optional<Invocations.Outcome.Done> last) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("RequestID", event.requestId());
        attributes.put("ErrorCode", last.isPresent() ? "200" : "429");
        attributes.put("ErrorMessage", last.map(done -> message(done.result().payload())).orElse("Rate Exceeded."));
        deliver(arn, () -> queues.send(arn, new String(event.payload(), StandardCharsets.UTF_8), attributes));
    }

    private static void deliver(String arn, Runnable delivery) {
        try {
            delivery.run();
        } catch (AwsException e) {
            LOG.warn("The outcome of an asynchronous invocation couldn't be sent to {}: {}", arn, e.getMessage());
        }
    }

    private static Object parsed(byte[] json) {
        try {
            return json.length == 0 ? "" : Json.parse(json);
        } catch (IOException e) {
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    private static String message(byte[] error) {
        try {
            String message = Json.parse(error).path("errorMessage").asText("");
            return message.isEmpty() ? "Unknown" : message.substring(0, Math.min(MAX_ERROR_MESSAGE, message.length()));
        } catch (IOException e) {
            return "Unknown";
        }
    }
}
