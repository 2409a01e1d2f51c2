package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.UrlForm;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one port of the embedded AWS, on the loopback only. Thread-safe; every request runs on a virtual thread.
 */
public final class FrontDoor implements AutoCloseable {

    /** Room for the largest header that clients send: a stack's parameters in a pre-signed URL. */
    private static final int MAX_HEADER_BYTES = 64 << 10;

    /** Held, since the JDK forgets the level of a logger that nobody holds. Helidon tells of every socket it opens; there are many. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final Dispatcher dispatcher;
    private final WebServer server;

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @throws PortTaken if somebody listens there already
     */
    public FrontDoor(int port, Dispatcher dispatcher) {
        HELIDON.setLevel(Level.WARNING);
        this.dispatcher = dispatcher;
        requireFree(port);
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                // Else the system holds back the rest of an answer until the client has acknowledged its beginning: 40 ms each.
                .connectionOptions(options -> options.tcpNoDelay(true))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(50))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADER_BYTES)
                        .maxPrologueLength(MAX_HEADER_BYTES)
                        .validatePath(false)
                        .build())
                .addConnectionSelector(new Strangers())
                // A body's encoding is the service's business: to S3 it is a property of the object.
                .contentEncoding(new AsSent())
                .directHandlers(refusals())
                .routing(HttpRouting.builder().any(this::handle))
                .build()
                .start();
        if (!server.isRunning()) {
            throw new PortTaken(port);
        }
    }

    /** Helidon starts without complaint where somebody else listens already. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert probe.isBound();
        } catch (BindException e) {
            throw new PortTaken(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Somebody else listens on the port. */
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        PortTaken(int port) {
            super("Port " + port + " is taken. Stop what listens there, or choose another port.");
        }
    }

    private void handle(ServerRequest request, ServerResponse response) {
        AwsResponse answer = read(request);
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(name, value));
        answer.repeated().forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
        if (answer.status() == 204 || answer.status() == 304) {
            // HTTP knows no body of these; Helidon would fail on one.
            response.send();
        } else if (request.prologue().method().text().equals("HEAD")) {
            if (!answer.headers().containsKey("Content-Length")) {
                response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
            }
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    private AwsResponse read(ServerRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Map<String, String> sentNames = new HashMap<>();
        request.headers().forEach(header -> {
            String name = header.name().toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, each -> new ArrayList<>()).addAll(header.allValues());
            sentNames.put(name, header.name());
        });
        String rawQuery = request.prologue().query().rawValue();
        AwsRequest head = new AwsRequest(request.prologue().method().text(), request.prologue().uriPath().rawPath(),
                UrlForm.decode(rawQuery), rawQuery, headers, sentNames, new byte[0]);
        long limit = dispatcher.maxBodyBytes(head);
        OptionalLong length = request.headers().contentLength();
        if (length.isPresent() && length.getAsLong() > limit) {
            return dispatcher.tooLarge(head, limit);
        }
        if (length.isPresent() && length.getAsLong() < 0) {
            throw malformed("Content-Length is negative", null);
        }
        byte[] body = body(request, limit);
        if (body.length > limit) {
            return dispatcher.tooLarge(head, limit);
        }
        return dispatcher.dispatch(
                new AwsRequest(head.method(), head.path(), head.query(), rawQuery, headers, sentNames, body));
    }

    /** The stream isn't closed when reading fails: that would wait for the rest of a body whose end can't be found. */
    private static byte[] body(ServerRequest request, long limit) {
        try {
            InputStream content = request.content().inputStream();
            byte[] body = content.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
            content.close();
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw malformed("The body breaks off, or its chunks can't be read", e);
        }
    }

    private static RequestException malformed(String message, RuntimeException cause) {
        return RequestException.builder().type(DirectHandler.EventType.BAD_REQUEST).message(message).cause(cause)
                .setKeepAlive(false).build();
    }

    /** What isn't HTTP, or not HTTP that we take, is answered here, before any service sees it. */
    private static DirectHandlers refusals() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, event, status, headers, message) -> {
                Status shown = event == DirectHandler.EventType.INTERNAL_ERROR ? Status.INTERNAL_SERVER_ERROR_500
                        : status;
                byte[] body = Json.bytes(
                        Struct.of("__type", shown.code() < 500 ? "MalformedHttpRequestException" : "InternalFailure")
                                .with("message",
                                        "The request was refused before any service saw it: HTTP " + shown.codeText()
                                                + " "
                                                + shown.reasonPhrase() + ". Send a well-formed HTTP/1.1 request."));
                return DirectHandler.TransportResponse.builder()
                        .status(shown)
                        .header(HeaderNames.CONTENT_TYPE, "application/json")
                        .entity(body)
                        .keepAlive(false)
                        .build();
            });
        }
        return handlers.build();
    }
}
