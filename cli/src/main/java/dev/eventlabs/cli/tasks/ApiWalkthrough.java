package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.lab.Story;
import java.net.URI;

/** The first part: what the API takes, shows and refuses. For one run. */
final class ApiWalkthrough {

    private final Story story;
    private final TasksApi api;
    private final TaskIds ids;

    ApiWalkthrough(Story story, TasksApi api, TaskIds ids) {
        this.story = story;
        this.api = api;
        this.ids = ids;
    }

    void run() {
        String body = "{\"task_id\": \"" + ids.single()
                + "\", \"owner\": \"Zoë\", \"price\": 12345678901234567890.123456789}";
        create(body);
        refuse(body);
    }

    private void create(String body) {
        story.step("Create a task, and ask for it");
        ApiAnswer created = post(body);
        story.check("POST /task", 201, created.status());
        story.check("What else was posted is kept, to the last digit", "Zoë, 12345678901234567890.123456789",
                extras(created.text()));
        ApiAnswer shown = get(api.taskUrl(ids.single()));
        story.check("GET /task/" + ids.single(), 200, shown.status());
    }

    private void refuse(String body) {
        story.step("What the API refuses, and how");
        story.tell("The same id once more: the original lab reset the stored task without a word.");
        JsonNode before = api.show(ids.single()).json();
        ApiAnswer taken = post(body.replace("Zoë", "Bob"));
        check("A task_id that is taken", 409, "task_exists", taken);
        story.check("The stored task's owner, after that", before.path("owner").asText(),
                api.show(ids.single()).json().path("owner").asText());
        story.tell("No task_id: refused by the API's model, before a function runs.");
        check("A body without task_id", 400, "bad_request", post("{\"owner\": \"Zoë\"}"));
        story.tell("What only the workflow writes: refused by the function.");
        check("A body with attempts", 400, "bad_request",
                post("{\"task_id\": \"" + ids.unused() + "\", \"attempts\": 0}"));
        check("A task that nobody created", 404, "task_not_found", get(api.taskUrl(ids.unused())));
        story.tell("A path that isn't there is answered by API Gateway, as anywhere on AWS:");
        ApiAnswer nowhere = get(api.url("tasks"));
        story.check("A wrong path", "HTTP 403  {\"message\":\"Missing Authentication Token\"}", nowhere.shown());
    }

    private void check(String what, int status, String error, ApiAnswer answer) {
        story.check(what, status + " " + error, answer.status() + " " + answer.error());
    }

    private ApiAnswer post(String body) {
        story.request("curl -X POST " + api.url("task") + " -H 'Content-Type: application/json' -d '" + body + "'");
        ApiAnswer answer = api.post(body);
        story.answer(answer.shown());
        return answer;
    }

    private ApiAnswer get(URI url) {
        story.request("curl " + url);
        ApiAnswer answer = api.get(url);
        story.answer(answer.shown());
        return answer;
    }

    /** From the text: a reader of JSON might make a double of the number. */
    private static String extras(String task) {
        String owner = task.replaceAll("(?s).*\"owner\":\"([^\"]*)\".*", "$1");
        return owner + ", " + task.replaceAll("(?s).*\"price\":([^,}]*).*", "$1");
    }
}
