package dev.eventlabs.runtime.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.json.JsonReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The wire of Step Functions' {@code StartExecution}, with its rule of names: there is no engine that could be a dependency of this module.
 * The lab against the embedded AWS is a test of the module {@code test}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
public final class StatesStub implements AutoCloseable {
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:tasks:";

    private final HttpServer server;
    private final Map<String, String> inputs = new ConcurrentHashMap<>();

    private StatesStub(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    public static StatesStub start() {
        try {
            return new StatesStub(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SfnClient client() {
        return SfnClient.builder().endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    /** The inputs of the executions by their names. */
    public Map<String, String> executions() {
        return inputs;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!(new JsonReader().read(body) instanceof JsonReading.Read(Json.Fields request))) {
            throw new IllegalStateException("The client sent no JSON object: " + body);
        }
        String arn = text(request, "stateMachineArn");
        if (!arn.endsWith(":tasks")) {
            send(exchange, 400, "{\"__type\":\"StateMachineDoesNotExist\",\"message\":\"State Machine Does Not Exist: '"
                    + arn + "'\"}");
        } else if (target.equals("AWSStepFunctions.DescribeStateMachine")) {
            send(exchange, 200, "{\"name\":\"tasks\",\"stateMachineArn\":\"" + arn + "\"}");
        } else {
            String name = text(request, "name");
            String before = inputs.putIfAbsent(name, text(request, "input"));
            send(exchange, before == null ? 200 : 400, before == null
                    ? "{\"executionArn\":\"" + EXECUTION + name + "\",\"startDate\":1.4E9}"
                    : "{\"__type\":\"ExecutionAlreadyExists\",\"message\":\"Execution Already Exists: '" + EXECUTION
                            + name
                            + "'\"}");
        }
    }

    private static String text(Json.Fields request, String name) {
        return ((Json.Text) request.byName().get(name)).value();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
