package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.api.ApiClient;
import dev.eventlabs.cli.lab.Story;

/** The fourth part: who gets nothing, and what can't be posted. For one run. */
final class StrangerWalkthrough {

    /** A thousand letters aren't worth reading. */
    private static final int SHOWN = 200;

    private final Story story;
    private final ApiClient api;
    private final People people;
    private final String group;

    StrangerWalkthrough(Story story, ApiClient api, People people, String group) {
        this.story = story;
        this.api = api;
        this.people = people;
        this.group = group;
    }

    void run() {
        third();
        strangers();
        mistakes();
    }

    private void third() {
        story.step("A third person is signed in, and not concerned");
        People.SignedIn third = people.third();
        check("Reading the others' conversation", 403, "not_a_member", get(third, "api/messages/" + group));
        check("Writing to it", 403, "not_a_member", post(third, "message", "Hello!", "message_group_uuid", group));
        ApiAnswer own = get(third, "api/message_groups");
        story.check("Conversations in their own list", 0, own.json().path("message_groups").size());
    }

    private void strangers() {
        story.step("Nobody is signed in");
        story.request("curl " + api.url("api/message_groups"));
        ApiAnswer answer = api.get(api.url("api/message_groups"));
        story.answer(answer.shown());
        check("Without a token", 401, "not_signed_in", answer);
        story.tell("With a token whose signature somebody has made up:");
        String forged = new IdToken(people.first().token()).forged().text();
        story.request("curl " + api.url("api/message_groups") + " -H \"Authorization: $FORGED\"");
        answer = api.signedIn(forged).get(api.url("api/message_groups"));
        story.answer(answer.shown());
        check("With a forged token", 401, "not_signed_in", answer);
    }

    private void mistakes() {
        story.step("What can't be posted");
        People.SignedIn first = people.first();
        check("A message of blanks", 400, "message_blank", post(first, "message", "   ", "message_group_uuid", group));
        check("A message of 1,025 characters", 400, "message_exceed_max_chars_1024",
                post(first, "message", "a".repeat(1025), "message_group_uuid", group));
        check("To a handle that nobody has", 404, "user_receiver_unknown",
                post(first, "message", "Hello!", "handle", "nobody-" + first.member().handle()));
        check("To no handle", 400, "user_receiver_handle_blank", post(first, "message", "Hello!", "handle", ""));
    }

    private void check(String what, int status, String error, ApiAnswer answer) {
        story.check(what, status + " " + error, answer.status() + " " + answer.error());
    }

    private ApiAnswer get(People.SignedIn caller, String path) {
        story.request("curl " + api.url(path) + caller.header());
        ApiAnswer answer = api.signedIn(caller.token()).get(api.url(path));
        story.answer(answer.shown());
        return answer;
    }

    /** @param fields names and values in turn */
    private ApiAnswer post(People.SignedIn caller, String... fields) {
        var body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        String shown = body.toString();
        story.request("curl " + api.url("api/messages") + caller.header() + " -H 'Content-Type: application/json' -d '"
                + (shown.length() > SHOWN ? shown.substring(0, 60) + "…" : shown) + "'");
        ApiAnswer answer = api.signedIn(caller.token()).postJson(api.url("api/messages"), shown);
        story.answer(answer.shown());
        return answer;
    }
}
