package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The lab's API, over HTTP like any client of it. Thread-safe. */
final class TasksApi implements AutoCloseable {

    /** API Gateway itself gives up after 29 seconds. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final URI root;

    /** @param url of its stage, with a slash at the end */
    TasksApi(String url) {
        this.root = URI.create(url);
    }

    /** The body that makes a task and nothing else. */
    static String body(String taskId) {
        return JsonNodeFactory.instance.objectNode().put("task_id", taskId).toString();
    }

    URI url(String path) {
        return root.resolve(path);
    }

    URI taskUrl(String taskId) {
        // Forms write a space as +, paths don't.
        return url("task/" + URLEncoder.encode(taskId, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    ApiAnswer post(String body) {
        return send("POST", url("task"), BodyPublishers.ofString(body));
    }

    ApiAnswer show(String taskId) {
        return get(taskUrl(taskId));
    }

    ApiAnswer get(URI url) {
        return send("GET", url, BodyPublishers.noBody());
    }

    /** @throws Failure if there is no such task, with what the API says */
    TaskState state(String taskId) {
        ApiAnswer answer = show(taskId);
        if (answer.status() == 200) {
            return TaskState.of(answer.json());
        }
        throw refused(answer);
    }

    static Failure refused(ApiAnswer answer) {
        String what = "The API answered HTTP " + answer.status() + ": " + answer.message();
        return new Failure(what, switch (answer.status()) {
            case 404 -> "Create it:  ./lab tasks create ID";
            case 409 -> "Look at the one that is there:  ./lab tasks watch ID";
            case 400 -> "An ID is any text of up to 256 characters, such as 100.";
            default -> "What its function logged:  ./lab outputs TasksLab  and  ./lab logs NAME";
        });
    }

    private ApiAnswer send(String method, URI url, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(LONGEST_ANSWER).header("Content-Type",
                "application/json").method(method, body).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new ApiAnswer(response.statusCode(), response.body(), json(response.body()));
        } catch (IOException e) {
            throw new Failure("The API doesn't answer at " + url + ": " + e.getMessage(),
                    "Is it running?  ./lab status     Start it:  ./lab up TasksLab", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "The workflow goes on by itself.", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
