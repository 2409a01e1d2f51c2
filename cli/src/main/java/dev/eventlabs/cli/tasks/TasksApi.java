package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.api.ApiClient;
import dev.eventlabs.cli.terminal.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The lab's API, over HTTP like any client of it. Thread-safe. */
final class TasksApi implements AutoCloseable {

    private final ApiClient client;

    /** @param url of its stage, with a slash at the end */
    TasksApi(String url) {
        this.client = new ApiClient(TasksLab.STACK, url);
    }

    /** The body that makes a task and nothing else. */
    static String body(String taskId) {
        return JsonNodeFactory.instance.objectNode().put("task_id", taskId).toString();
    }

    URI url(String path) {
        return client.url(path);
    }

    URI taskUrl(String taskId) {
        // Forms write a space as +, paths don't.
        return url("task/" + URLEncoder.encode(taskId, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    ApiAnswer post(String body) {
        return client.postJson(url("task"), body);
    }

    ApiAnswer show(String taskId) {
        return get(taskUrl(taskId));
    }

    ApiAnswer get(URI url) {
        return client.get(url);
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

    @Override
    public void close() {
        client.close();
    }
}
