package dev.eventlabs.local.cognito.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Calls a pool's functions and waits for their answers. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">triggers</a>
 */
public final class Triggers {

    private static final String SERVICE = "cognito-idp.amazonaws.com";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long to wait for this machine to have room for the function's process. */
    private static final Duration ROOM = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;

    private final FunctionInvoker functions;
    private final Time time;

    public Triggers(FunctionInvoker functions, Time time) {
        this.functions = functions;
        this.time = time;
    }

    /**
     * Calls the function, if the pool has one for this.
     *
     * @return the {@code response} of the event that it gives back; empty if there is no function
     * @throws AwsException if it fails, answers with something else, or doesn't answer in time
     */
    public Optional<ObjectNode> fire(UserPool pool, Trigger trigger, TriggerEvent event) {
        return trigger.function(pool.settings()).map(function -> {
            if (!mayCall(pool, function)) {
                throw unexpected(trigger, "AccessDeniedException");
            }
            byte[] payload = Json.bytes(event.described(pool));
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Optional<Invocation> answer = ask(pool, trigger, function, payload);
                if (answer.isPresent() && !(answer.get() instanceof Invocation.Throttled)) {
                    return response(trigger, answer.get());
                }
                if (answer.isPresent() && attempt == ATTEMPTS) {
                    throw AwsException.badRequest("TooManyRequestsException",
                            trigger.awsName() + " invocation failed due to error TooManyRequestsException.");
                }
            }
            throw unexpected(trigger, "Socket timeout while invoking Lambda function");
        });
    }

    private boolean mayCall(UserPool pool, String function) {
        try {
            return functions.mayBeInvokedBy(pool.scope(), function, SERVICE, pool.arn());
        } catch (AwsException e) {
            // There is no such function: it says so when it is called.
            return true;
        }
    }

    /** @return empty if it hasn't answered in time; it goes on all the same, as on AWS */
    private Optional<Invocation> ask(UserPool pool, Trigger trigger, String function, byte[] payload) {
        CompletableFuture<Optional<Invocation>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(Optional.of(functions.invoke(pool.scope(), function, payload, ROOM,
                        () -> giveUpInTime(answer))));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AwsException refused ? unexpected(trigger, refused.code())
                    : new CompletionException(e.getCause());
        }
    }

    private void giveUpInTime(CompletableFuture<Optional<Invocation>> answer) {
        Thread alarm = Thread.ofVirtual().start(() -> {
            try {
                time.sleep(PATIENCE);
                answer.complete(Optional.empty());
            } catch (InterruptedException e) {
                // It has answered in time.
            }
        });
        answer.whenComplete((done, failure) -> alarm.interrupt());
    }

    private static ObjectNode response(Trigger trigger, Invocation answer) {
        return switch (answer) {
            case Invocation.Returned returned -> {
                if (parsed(returned.payload()).path("response") instanceof ObjectNode response) {
                    yield response;
                }
                throw AwsException.badRequest("InvalidLambdaResponseException", "Unrecognizable lambda output");
            }
            case Invocation.Faulted faulted -> throw AwsException.badRequest("UserLambdaValidationException",
                    trigger.awsName() + " failed with error "
                            + parsed(faulted.payload()).path("errorMessage").asText("Unhandled") + ".");
            case Invocation.Throttled throttled -> throw new IllegalStateException(throttled.reason());
        };
    }

    private static ObjectNode parsed(byte[] payload) {
        try {
            return Json.parse(payload) instanceof ObjectNode object ? object : Json.object();
        } catch (IOException e) {
            return Json.object();
        }
    }

    private static AwsException unexpected(Trigger trigger, String why) {
        return AwsException.badRequest("UnexpectedLambdaException",
                trigger.awsName() + " invocation failed due to error " + why + ".");
    }
}
