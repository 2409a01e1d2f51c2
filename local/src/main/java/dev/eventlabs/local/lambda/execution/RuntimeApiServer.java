package dev.eventlabs.local.lambda.execution;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderName;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The runtime API of one execution environment, on a port of its own. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtime API</a>
 */
final class RuntimeApiServer implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime";
    private static final HeaderName REQUEST_ID = HeaderNames.create("Lambda-Runtime-Aws-Request-Id");
    private static final HeaderName DEADLINE = HeaderNames.create("Lambda-Runtime-Deadline-Ms");
    private static final HeaderName FUNCTION_ARN = HeaderNames.create("Lambda-Runtime-Invoked-Function-Arn");
    private static final HeaderName TRACE_ID = HeaderNames.create("Lambda-Runtime-Trace-Id");
    private static final HeaderName ERROR_TYPE = HeaderNames.create("Lambda-Runtime-Function-Error-Type");

    private final Listener listener;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final WebServer server;

    RuntimeApiServer(Listener listener) {
        this.listener = listener;
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                // Else the end of a large event is held back until the worker has acknowledged its beginning: 40 ms each.
                .connectionOptions(options -> options.tcpNoDelay(true))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(1))
                .routing(HttpRouting.builder()
                        .get(ROOT + "/invocation/next", this::next)
                        .post(ROOT + "/invocation/{id}/response", this::response)
                        .post(ROOT + "/invocation/{id}/error", this::error)
                        .post(ROOT + "/init/error", this::initError))
                .build()
                .start();
    }

    /** What the runtime tells. Called on the runtime's requests, so implementations don't block. */
    interface Listener {

        /** It waits for an event; the first time this ends its initialisation. */
        void idle();

        /** @return whether such an invocation is being waited for */
        boolean returned(String requestId, byte[] payload);

        /** @return whether such an invocation is being waited for */
        boolean faulted(String requestId, String type, byte[] error);

        void failedToInitialise(String type, byte[] error);
    }

    /** @param deadlineMillis since the epoch */
    record Event(String requestId, long deadlineMillis, String functionArn, String traceId, byte[] payload) {

        /** Ends the waiting of a runtime that is no longer wanted. */
        static final Event NONE = new Event("", 0, "", "", new byte[0]);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Hands an event to the runtime, as soon as it asks. */
    void send(Event event) {
        events.add(event);
    }

    @Override
    public void close() {
        events.add(Event.NONE);
        server.stop();
    }

    private void next(ServerRequest request, ServerResponse response) {
        listener.idle();
        Event event;
        try {
            event = events.take();
        } catch (InterruptedException e) {
            event = Event.NONE;
        }
        if (event == Event.NONE) {
            response.status(Status.SERVICE_UNAVAILABLE_503).send();
            return;
        }
        response.header(REQUEST_ID, event.requestId())
                .header(DEADLINE, Long.toString(event.deadlineMillis()))
                .header(FUNCTION_ARN, event.functionArn())
                .header(TRACE_ID, event.traceId())
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(event.payload());
    }

    private void response(ServerRequest request, ServerResponse response) {
        accept(response, listener.returned(id(request), body(request)));
    }

    private void error(ServerRequest request, ServerResponse response) {
        accept(response, listener.faulted(id(request), errorType(request), body(request)));
    }

    private void initError(ServerRequest request, ServerResponse response) {
        listener.failedToInitialise(errorType(request), body(request));
        accept(response, true);
    }

    private static void accept(ServerResponse response, boolean known) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        if (known) {
            response.status(Status.ACCEPTED_202).send("{\"status\":\"OK\"}\n".getBytes(StandardCharsets.UTF_8));
        } else {
            response.status(Status.BAD_REQUEST_400).send(
                    "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    private static String errorType(ServerRequest request) {
        return request.headers().first(ERROR_TYPE).orElse("Runtime.Unknown");
    }

    private static byte[] body(ServerRequest request) {
        return request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
    }
}
