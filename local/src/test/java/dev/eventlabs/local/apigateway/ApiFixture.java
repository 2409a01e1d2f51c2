package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The service behind a front door, with staged functions behind its APIs; every test makes APIs of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiFixture {

    private static final String FUNCTION = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:000000000000:function:f/invocations";
    protected static final String PROXY = "{\"type\":\"AWS_PROXY\",\"httpMethod\":\"POST\",\"uri\":\"" + FUNCTION
            + "\"}";

    protected final StagedFunctions functions = new StagedFunctions();
    protected final ManualTime time = new ManualTime(Instant.parse("2026-01-01T12:00:00Z"));
    protected final List<String> logs = new CopyOnWriteArrayList<>();
    protected final List<String> metrics = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    protected ApiGateway service;
    private FrontDoor door;

    @BeforeAll
    void open() {
        Ids ids = new Ids(new SecureRandom());
        service = new ApiGateway(new ApiGateway.Ports(functions, functions,
                (scope, group, stream, message) -> logs.add(group + " " + message),
                (scope, namespace, metric, dimensions, value, unit) -> metrics
                        .add(namespace + " " + metric + " " + new TreeMap<>(dimensions) + " " + value),
                this::endpoint), time, ids);
        door = new FrontDoor(0, new Dispatcher(List.of(service, service.execution()), Scope.standard(), ids));
    }

    @AfterAll
    void close() {
        door.close();
        http.close();
    }

    @BeforeEach
    void forget() {
        functions.reset();
        logs.clear();
        metrics.clear();
    }

    protected URI endpoint() {
        return URI.create("http://localhost:" + door.port());
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signed request to the service itself. */
    protected HttpResponse<String> manage(String method, String path, String body) {
        return send(HttpRequest.newBuilder(endpoint().resolve(path)).header("Authorization",
                "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=0")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    protected JsonNode managed(String method, String path, String body) {
        HttpResponse<String> answer = manage(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? Json.object() : Json.parseOwn(answer.body());
    }

    /** An API under construction. */
    protected final class Draft {

        protected final String id;
        private final String root;

        Draft(String settings) {
            JsonNode api = managed("POST", "/restapis", settings);
            id = api.path("id").asText();
            root = api.path("rootResourceId").asText();
        }

        String path() {
            return "/restapis/" + id;
        }

        /** @return the id of the last of these parts */
        String resource(String... parts) {
            String parent = root;
            for (String part : parts) {
                parent = managed("POST", path() + "/resources/" + parent, "{\"pathPart\":\"" + part + "\"}").path("id")
                        .asText();
            }
            return parent;
        }

        String root() {
            return root;
        }

        Draft method(String resource, String method, String settings, String integration) {
            String at = path() + "/resources/" + resource + "/methods/" + method;
            managed("PUT", at, settings);
            managed("PUT", at + "/integration", integration);
            return this;
        }

        Draft method(String resource, String method) {
            return method(resource, method, "{\"authorizationType\":\"NONE\"}", PROXY);
        }

        /** Deploys it to the stage {@code v1}. */
        Draft deploy() {
            managed("POST", path() + "/deployments", "{\"stageName\":\"v1\"}");
            return this;
        }

        HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(endpoint() + "/_aws/execute-api/" + id + "/v1" + path));
        }

        HttpResponse<String> get(String path) {
            return send(request(path));
        }
    }

    protected Draft draft() {
        return new Draft("{\"name\":\"api\"}");
    }

    /** An API whose every path and method ends at a function. */
    protected Draft proxied(String settings) {
        Draft draft = new Draft(settings);
        return draft.method(draft.root(), "ANY").method(draft.resource("{proxy+}"), "ANY").deploy();
    }

    protected JsonNode lastEvent() {
        return Json.parseOwn(functions.events.getLast());
    }
}
