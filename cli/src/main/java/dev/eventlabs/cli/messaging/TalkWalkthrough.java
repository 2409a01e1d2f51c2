package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.api.ApiClient;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The third part: two people write to each other, and their lists follow. For one run. */
final class TalkWalkthrough {

    /** The stream's function starts, on a slow machine. */
    private static final Duration MOVING = Duration.ofMinutes(1);
    private static final List<String> MESSAGES = List.of("Breakfast at the \"Zócalo\"? 🥞",
            "Only if there's real coffee, Susan.", "There is. Don't ask where it's from.");

    private final Story story;
    private final MessagingSystem system;
    private final ApiClient api;
    private final People people;

    TalkWalkthrough(Story story, MessagingSystem system, ApiClient api, People people) {
        this.story = story;
        this.system = system;
        this.api = api;
        this.people = people;
    }

    /** @return their conversation */
    String run() {
        String group = begin();
        ApiAnswer reply = answer(group);
        moved(group, reply);
        again(group);
        read(group);
        return group;
    }

    private String begin() {
        story.step("One writes to the other's handle");
        ApiAnswer posted = post(people.first(), MESSAGES.get(0), "handle", people.second().member().handle());
        story.check("POST /api/messages", 201, posted.status());
        String group = posted.json().path("message_group_uuid").asText();
        if (posted.status() != 201) {
            throw new Failure("The first message wasn't taken: " + posted.shown(),
                    "What its function logged:  ./lab status  shows its name,  ./lab logs NAME  the rest");
        }
        story.check("The text, to the letter", MESSAGES.get(0), posted.json().path("message").asText());
        shownTo(people.first(), people.second(), group, MESSAGES.get(0));
        shownTo(people.second(), people.first(), group, MESSAGES.get(0));
        return group;
    }

    private void shownTo(People.SignedIn reader, People.SignedIn other, String group, String message) {
        JsonNode row = get(reader, "api/message_groups").json().path("message_groups").path(0);
        story.check("On top of " + reader.member().handle() + "'s list", other.member().handle() + ": " + message,
                row.path("handle").asText() + ": " + row.path("message").asText());
        story.check("… and it is this conversation", group, row.path("uuid").asText());
    }

    private ApiAnswer answer(String group) {
        story.step("The other answers");
        story.answer(rows(system.messages().rows(group)));
        ApiAnswer reply = post(people.second(), MESSAGES.get(1), "message_group_uuid", group);
        story.check("POST /api/messages", 201, reply.status());
        return reply;
    }

    private void moved(String group, ApiAnswer reply) {
        story.step("The table's stream has moved the conversation, in both lists");
        story.request("aws dynamodb query --table-name " + system.messages().name() + " --index-name "
                + MessageTable.INDEX + " --key-condition-expression 'message_group_uuid = :g'"
                + " --expression-attribute-values '{\":g\": {\"S\": \"" + group + "\"}}'");
        String newest = reply.json().path("created_at").asText();
        List<Map<String, AttributeValue>> rows = story.await("Rows with the newest message", MOVING,
                () -> system.messages().rows(group),
                found -> found.size() == 2 && found.stream().allMatch(row -> Listing.time(row).equals(newest)),
                found -> found.stream().filter(row -> Listing.time(row).equals(newest)).count() + " of "
                        + found.size());
        story.answer(rows(rows));
        story.check("Rows of the conversation, one for each", 2, rows.size());
        story.check("Their time is that of the newest message", List.of(newest, newest),
                rows.stream().map(Listing::time).toList());
        story.check("… and so is their text", List.of(MESSAGES.get(1), MESSAGES.get(1)),
                rows.stream().map(row -> Listing.text(row, "message")).toList());
    }

    private void again(String group) {
        story.step("Once more to the handle: two people have one conversation");
        ApiAnswer posted = post(people.first(), MESSAGES.get(2), "handle", people.second().member().handle());
        story.check("The same conversation", group, posted.json().path("message_group_uuid").asText());
        String newest = posted.json().path("created_at").asText();
        int rows = story.await("Rows with the newest message", MOVING, () -> system.messages().rows(group),
                found -> found.size() == 2 && found.stream().allMatch(row -> Listing.time(row).equals(newest)),
                found -> found.size() + " rows").size();
        story.check("Rows of the conversation, still", 2, rows);
    }

    private void read(String group) {
        story.step("Both read it, the oldest first");
        for (People.SignedIn reader : List.of(people.first(), people.second())) {
            List<String> texts = new ArrayList<>();
            get(reader, "api/messages/" + group).json().path("messages")
                    .forEach(message -> texts.add(message.path("message").asText()));
            story.check("What " + reader.member().handle() + " reads", MESSAGES, texts);
        }
        story.request("./lab messaging conversation " + group);
        Listing listing = system.messages().conversation(group, MESSAGES.size() + 1);
        story.answer(listing.messages());
        story.answer(listing.capacity());
        story.check("Messages in the table", MESSAGES.size(), listing.items().size());
    }

    private static Table rows(List<Map<String, AttributeValue>> rows) {
        Table table = new Table("pk", "sk", "user_handle", "message");
        rows.forEach(row -> table.row(Listing.text(row, "pk"), Listing.text(row, "sk"),
                Listing.text(row, "user_handle"), Listing.text(row, "message")));
        return table;
    }

    private ApiAnswer post(People.SignedIn sender, String message, String to, String whom) {
        String body = JsonNodeFactory.instance.objectNode().put("message", message).put(to, whom).toString();
        story.request("curl " + api.url("api/messages") + sender.header() + " -H 'Content-Type: application/json' -d '"
                + body.replace("'", "'\\''") + "'");
        ApiAnswer answer = api.signedIn(sender.token()).postJson(api.url("api/messages"), body);
        story.answer(answer.shown());
        return answer;
    }

    private ApiAnswer get(People.SignedIn reader, String path) {
        story.request("curl " + api.url(path) + reader.header());
        ApiAnswer answer = api.signedIn(reader.token()).get(api.url(path));
        story.answer(answer.shown());
        return answer;
    }
}
