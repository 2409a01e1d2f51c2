package dev.eventlabs.local.apigateway.execution;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Calls functions on behalf of an API. Thread-safe. */
final class FunctionCalls {

    private static final String SERVICE = "apigateway.amazonaws.com";
    /** More than that a function doesn't take. */
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    private final FunctionInvoker functions;
    private final Time time;

    FunctionCalls(FunctionInvoker functions, Time time) {
        this.functions = functions;
        this.time = time;
    }

    /**
     * What an integration's function makes of an event.
     *
     * @throws GatewayError if it may not be called, isn't there, or doesn't answer in time
     */
    Invocation integrate(Exchange exchange, byte[] event) {
        Integration integration = exchange.method().integration();
        String function = exchange.variables().substitute(integration.function(), "");
        if (!integration.viaPost() || !integration.hasRole() && !mayCall(exchange, function,
                "/" + exchange.context().path("httpMethod").asText() + exchange.endpoint().path())) {
            throw GatewayError.misconfigured();
        }
        return call(exchange, function, event, integration.timeout(),
                GatewayError.of(ResponseType.INTEGRATION_TIMEOUT));
    }

    /** Asks an authorizer's function. */
    Invocation ask(Exchange exchange, Authorizer authorizer, byte[] event) {
        String function = exchange.variables().substitute(authorizer.function(), "");
        if (!mayCall(exchange, function, null)
                && !functions.mayBeInvokedBy(exchange.stage().scope(), function, SERVICE,
                        exchange.stage().scope().arn("execute-api",
                                exchange.stage().apiId() + "/authorizers/" + authorizer.id()))) {
            throw GatewayError.of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR);
        }
        return call(exchange, function, event, Duration.ofSeconds(29),
                GatewayError.of(ResponseType.AUTHORIZER_FAILURE));
    }

    /** Queues the event. */
    void send(Exchange exchange, byte[] event) {
        functions.invokeAsync(exchange.stage().scope(),
                exchange.variables().substitute(exchange.method().integration().function(), ""), event);
    }

    private boolean mayCall(Exchange exchange, String function, String what) {
        try {
            return what != null && functions.mayBeInvokedBy(exchange.stage().scope(), function, SERVICE,
                    exchange.stage().scope().arn("execute-api",
                            exchange.stage().apiId() + "/" + exchange.stage().name() + what));
        } catch (AwsException e) {
            throw GatewayError.misconfigured();
        }
    }

    private Invocation call(Exchange exchange, String function, byte[] event, Duration timeout,
            GatewayError tooLate) {
        if (event.length > MAX_EVENT_BYTES) {
            throw GatewayError.of(ResponseType.REQUEST_TOO_LARGE);
        }
        CompletableFuture<Invocation> answer = new CompletableFuture<>();
        // The function goes on when the gateway has given up, as on AWS.
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(functions.invoke(exchange.stage().scope(), function, event, timeout));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        Thread alarm = Thread.ofVirtual().start(() -> {
            try {
                time.sleep(timeout);
                answer.completeExceptionally(tooLate);
            } catch (InterruptedException e) {
                // It has answered in time.
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLate;
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case GatewayError error -> error;
                case AwsException refused -> GatewayError.misconfigured();
                default -> new CompletionException(e.getCause());
            };
        } finally {
            alarm.interrupt();
        }
    }
}
