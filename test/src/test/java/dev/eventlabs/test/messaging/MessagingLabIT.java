package dev.eventlabs.test.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.test.messaging.MessagingApi.Answer;
import dev.eventlabs.test.messaging.MessagingOnLocalCloud.Messaging;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the lab, line by line, through HTTP and with tokens of the lab's own user pool. */
@ExtendWith(MessagingOnLocalCloud.class)
class MessagingLabIT {

    private static final String NOBODYS = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    private static int joined;

    private final MessagingClient client;
    private final MessagingApi api;
    private Person ann;
    private Person bob;
    private Person cid;

    MessagingLabIT(Messaging messaging) {
        client = messaging.client();
        api = client.api();
    }

    /** People of their own for each test. */
    @BeforeEach
    void join() {
        joined++;
        List<Person> people = client.people().joinAll(List.of("ann" + joined, "bob" + joined, "cid" + joined));
        ann = people.get(0);
        bob = people.get(1);
        cid = people.get(2);
    }

    @Test
    void aConversationRisesInBothListsWithEachMessage() {
        Answer first = api.start(ann, bob.handle(), "Hi Bob!");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        String group = first.field("message_group_uuid");
        api.start(ann, cid.handle(), "Hi Cid!");
        assertThat(texts(api.groups(ann))).containsExactly("Hi Cid!", "Hi Bob!");

        assertThat(api.start(bob, ann.handle().toUpperCase(), "Hi Ann!").field("message_group_uuid")).isEqualTo(group);
        Answer last = api.add(ann, group, "How are you?");

        rising().untilAsserted(() -> {
            assertThat(texts(api.groups(ann))).containsExactly("How are you?", "Hi Cid!");
            assertThat(texts(api.groups(bob))).containsExactly("How are you?");
        });
        JsonNode row = api.groups(bob).getFirst();
        assertThat(row.path("uuid").asText()).isEqualTo(group);
        assertThat(row.path("handle").asText()).isEqualTo(ann.handle());
        assertThat(row.path("display_name").asText()).isEqualTo("Name of " + ann.handle());
        assertThat(row.path("created_at").asText()).isEqualTo(last.field("created_at"));
        assertThat(texts(api.messages(bob, group))).containsExactly("Hi Bob!", "Hi Ann!", "How are you?");
        assertThat(api.messages(ann, group)).extracting(message -> message.path("handle").asText())
                .containsExactly(ann.handle(), bob.handle(), ann.handle());
    }

    @Test
    void onlyTheTwoReadAndWriteTheirConversation() {
        String group = api.start(ann, bob.handle(), "secret").field("message_group_uuid");

        isError(api.get(cid, "api/messages/" + group), 403, "not_a_member");
        isError(api.add(cid, group, "Hi!"), 403, "not_a_member");
        isError(api.get(ann, "api/messages/" + NOBODYS), 403, "not_a_member");
        isError(api.add(ann, NOBODYS, "Hi!"), 403, "not_a_member");
        assertThat(api.groups(cid)).isEmpty();
        assertThat(texts(api.messages(bob, group))).containsExactly("secret");
    }

    @Test
    void messagesComeInPagesOfTwentyFromTheOldestOnAndNextLeadsOn() {
        String group = api.start(ann, bob.handle(), "0").field("message_group_uuid");
        IntStream.range(1, 45).forEach(i -> assertThat(api.add(i % 2 == 0 ? ann : bob, group, "" + i).status())
                .isEqualTo(201));

        Answer first = api.get(ann, "api/messages/" + group);
        assertThat(first.each("messages", "message")).isEqualTo(numbers(0, 20));
        Answer second = api.get(ann, "api/messages/" + group + "?next=" + first.field("next"));
        assertThat(second.each("messages", "message")).isEqualTo(numbers(20, 40));
        Answer third = api.get(ann, "api/messages/" + group + "?next=" + second.field("next"));
        assertThat(third.each("messages", "message")).isEqualTo(numbers(40, 45));
        assertThat(third.json().has("next")).isFalse();
        isError(api.get(bob, "api/messages/" + group + "?next=" + first.field("next")), 400, "next_invalid");
        isError(api.get(ann, "api/message_groups?next=" + first.field("next")), 400, "next_invalid");
        isError(api.get(ann, "api/messages/" + group + "?next=nonsense"), 400, "next_invalid");
    }

    @Test
    void conversationsComeInPagesOfTwentyFromTheNewestOn() {
        api.start(ann, bob.handle(), "newest");
        String list = list(ann);
        IntStream.range(0, 25).forEach(i -> put(Map.of("pk", list, "sk", "2024-01-01T00:00:%02d.000000Z".formatted(i),
                "message_group_uuid", "g-" + i, "message", "" + i, "user_uuid", "u", "user_display_name", "U",
                "user_handle", "u")));

        Answer first = api.get(ann, "api/message_groups");
        assertThat(first.each("message_groups", "message")).hasSize(20).startsWith("newest", "24", "23").endsWith("6");
        Answer second = api.get(ann, "api/message_groups?next=" + first.field("next"));
        assertThat(second.each("message_groups", "message")).isEqualTo(numbers(0, 6).reversed());
        assertThat(second.json().has("next")).isFalse();
    }

    @Test
    void aConversationGoesOnAcrossTheEndOfAYear() {
        String group = api.start(ann, bob.handle(), "this year").field("message_group_uuid");
        Map<String, AttributeValue> message = client.stored().stream()
                .filter(item -> item.get("pk").s().equals("MSG#" + group)).findFirst().orElseThrow();
        for (String time : List.of("2023-12-31T23:59:59.999999Z", "2024-01-01T00:00:00.000000Z")) {
            Map<String, AttributeValue> older = new LinkedHashMap<>(message);
            older.put("sk", AttributeValue.fromS(time));
            older.put("message", AttributeValue.fromS("at " + time));
            client.dynamo().putItem(put -> put.tableName(client.names().table()).item(older));
        }
        Answer reply = api.add(bob, group, "a reply");

        assertThat(texts(api.messages(ann, group))).containsExactly("at 2023-12-31T23:59:59.999999Z",
                "at 2024-01-01T00:00:00.000000Z", "this year", "a reply");
        // Older messages that arrive late move nothing back.
        rising().untilAsserted(() -> assertThat(api.groups(ann)).extracting(row -> row.path("created_at").asText())
                .containsExactly(reply.field("created_at")));
    }

    @Test
    void whatCanNotBePostedIsRefusedWithItsCode() {
        isError(api.post(ann, "{}"), 400, "message_blank");
        isError(api.post(ann, "{\"message\":\" \\n\"}"), 400, "message_blank");
        isError(api.post(ann, "{\"message\":\"Hi!\"}"), 400, "user_receiver_handle_blank");
        isError(api.post(ann, "{\"message\":\"Hi!\",\"handle\":\"\"}"), 400, "user_receiver_handle_blank");
        isError(api.post(ann, "{\"message\":\"Hi!\",\"handle\":\"nobody\"}"), 404, "user_receiver_unknown");
        isError(api.post(ann, "{\"message\":\"Hi!\",\"message_group_uuid\":\"x\"}"), 400, "message_group_uuid_invalid");
        isError(api.post(ann, "{\"message\":7,\"handle\":\"nobody\"}"), 400, "bad_request");
        isError(api.post(ann, "[]"), 400, "bad_request");
        isError(api.post(ann, "{"), 400, "bad_request");
        isError(api.start(ann, ann.handle(), "Hi!"), 400, "user_receiver_is_sender");
        assertThat(api.groups(ann)).isEmpty();
    }

    @Test
    void a1025thCharacterIsOneTooManyAndAnEmojiIsOne() {
        isError(api.start(ann, bob.handle(), "x".repeat(1025)), 400, "message_exceed_max_chars_1024");
        isError(api.start(ann, bob.handle(), "🦃".repeat(1025)), 400, "message_exceed_max_chars_1024");
        Answer posted = api.start(ann, bob.handle(), "🦃".repeat(1024));
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(texts(api.messages(bob, posted.field("message_group_uuid")))).containsExactly("🦃".repeat(1024));
    }

    @Test
    void aMessageComesBackAsItWas() {
        List<String> texts = List.of("👩‍🚀 ü 漢字 العربية \u0001", "\"quoted\" 'single' \\ back`tick`",
                " two\r\nlines\t",
                "<b>&amp;%20+</b>");
        String group = api.start(ann, bob.handle(), "begun").field("message_group_uuid");
        for (String text : texts) {
            assertThat(api.add(bob, group, text).field("message")).isEqualTo(text);
            rising().untilAsserted(() -> assertThat(texts(api.groups(ann))).containsExactly(text));
        }
        assertThat(texts(api.messages(ann, group))).startsWith("begun").endsWith(texts.toArray(String[]::new));
    }

    @Test
    void whoCameInWithoutSigningUpIsUnknownUntilTheUsersAreSynchronised() {
        Person dan = client.people().inviteAndSignIn("dan" + joined);
        isError(api.get(dan, "api/message_groups"), 403, "user_unknown");

        String answer = client.synchronise(client.people().all());

        assertThat(answer).contains("\"added\":1", "\"updated\":0", "\"refused\":[]");
        assertThat(api.start(dan, ann.handle(), "Hi!").status()).isEqualTo(201);
        assertThat(client.synchronise(client.people().all()))
                .contains("\"added\":0", "\"updated\":0", "\"refused\":[]");
    }

    private String list(Person owner) {
        // The other person's row tells whose list the row of this one is in.
        return "GRP#" + client.stored().stream().filter(item -> item.containsKey("message_group_uuid")
                && item.get("user_handle").s().equals(owner.handle())).findFirst().orElseThrow().get("user_uuid").s();
    }

    private void put(Map<String, String> item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        item.forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        client.dynamo().putItem(put -> put.tableName(client.names().table()).item(attributes));
    }

    private static void isError(Answer answer, int status, String error) {
        assertThat(answer.text()).startsWith("{\"error\":\"" + error + "\",\"message\":\"");
        assertThat(answer.status()).isEqualTo(status);
    }

    private static List<String> texts(List<JsonNode> elements) {
        return elements.stream().map(element -> element.path("message").asText()).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static ConditionFactory rising() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
