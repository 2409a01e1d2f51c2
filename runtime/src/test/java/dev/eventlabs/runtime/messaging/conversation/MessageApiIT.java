package dev.eventlabs.runtime.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.messaging.conversation.MessageApiFixture.Answer;
import dev.eventlabs.runtime.messaging.stream.StaleIndex;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The API against DynamoDB Local and PostgreSQL. */
class MessageApiIT {
    private static final String NOBODYS = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();
    @AutoClose private static final PostgresEngine POSTGRES = PostgresEngine.start();
    private static final String DATABASE = LabDatabases.createMessaging(POSTGRES);

    private final CallsSeen calls = new CallsSeen();
    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client(calls);
    private final String table = "messages-" + UUID.randomUUID();
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    @AutoClose private final MessageApiFixture api = api(dynamoDb, table);

    @BeforeAll
    static void addUsers() {
        MessageApiFixture.addUsers(POSTGRES, DATABASE, List.of("ann", "bob", "cid", "dan"));
    }

    @BeforeEach
    void createTable() {
        ENGINE.createMessagesTable(table);
        calls.operations().clear();
    }

    @Test
    void startsAConversationInBothLists() {
        Answer posted = api.start("ann", "bob", "Hi Bob!");

        assertThat(posted.status()).isEqualTo(201);
        String group = posted.field("message_group_uuid");
        assertThat(posted.text()).isEqualTo("{\"message_group_uuid\":\"" + group + "\",\"uuid\":\""
                + posted.field("uuid")
                + "\",\"display_name\":\"Name of ann\",\"handle\":\"ann\",\"message\":\"Hi Bob!\","
                + "\"created_at\":\"2026-11-26T09:00:00.000000Z\"}");
        assertThat(calls.operations()).containsExactly("Query", "TransactWriteItems");
        assertThat(api.groups("ann").text()).isEqualTo("{\"message_groups\":[{\"uuid\":\"" + group
                + "\",\"display_name\":\"Name of bob\",\"handle\":\"bob\",\"message\":\"Hi Bob!\","
                + "\"created_at\":\"2026-11-26T09:00:00.000000Z\"}]}");
        assertThat(api.groups("bob").each("message_groups", "handle")).containsExactly("ann");
        assertThat(api.groups("cid").text()).isEqualTo("{\"message_groups\":[]}");
        assertThat(api.messages("bob", group).text()).isEqualTo("{\"messages\":[{\"uuid\":\"" + posted.field("uuid")
                + "\",\"display_name\":\"Name of ann\",\"handle\":\"ann\",\"message\":\"Hi Bob!\","
                + "\"created_at\":\"2026-11-26T09:00:00.000000Z\"}]}");
    }

    @Test
    void storesWhatTheTableIsSaidToHave() {
        String group = api.start("ann", "bob", "Hi!").field("message_group_uuid");
        String ann = uuid("ann");
        String bob = uuid("bob");
        String claim = ann.compareTo(bob) < 0 ? "PAIR#" + ann + "#" + bob : "PAIR#" + bob + "#" + ann;

        List<Map<String, AttributeValue>> items = items();
        assertThat(items).hasSize(4).contains(
                strings("pk", claim, "sk", "PAIR", "conversation_uuid", group),
                strings("pk", "GRP#" + ann, "sk", "2026-11-26T09:00:00.000000Z", "message_group_uuid", group, "message",
                        "Hi!", "user_uuid", bob, "user_display_name", "Name of bob", "user_handle", "bob"),
                strings("pk", "GRP#" + bob, "sk", "2026-11-26T09:00:00.000000Z", "message_group_uuid", group, "message",
                        "Hi!", "user_uuid", ann, "user_display_name", "Name of ann", "user_handle", "ann"));
        assertThat(items).filteredOn(item -> item.get("pk").s().equals("MSG#" + group)).singleElement()
                .satisfies(message -> assertThat(message).containsOnlyKeys("pk", "sk", "message_uuid", "message",
                        "user_uuid", "user_display_name", "user_handle"));
    }

    @Test
    void goesOnWithTheConversationThatTheTwoHave() {
        String group = api.start("ann", "bob", "one").field("message_group_uuid");
        now = now.plusSeconds(1);

        assertThat(api.start("bob", "ANN", "two").field("message_group_uuid")).isEqualTo(group);
        now = now.plusSeconds(1);
        calls.operations().clear();
        assertThat(api.add("ann", group, "three").status()).isEqualTo(201);
        assertThat(calls.operations()).containsExactly("Query", "PutItem");
        assertThat(api.add("bob", group.toUpperCase(), "four").status()).isEqualTo(201);

        assertThat(api.messages("ann", group).each("messages", "message")).containsExactly("one", "two", "three",
                "four");
        assertThat(api.messages("ann", group).each("messages", "handle")).containsExactly("ann", "bob", "ann", "bob");
        assertThat(api.groups("ann").each("message_groups", "uuid")).containsExactly(group);
    }

    @Test
    void messagesOfOneInstantAreAllKept() {
        String group = api.start("ann", "bob", "0").field("message_group_uuid");
        for (int i = 1; i < 15; i++) {
            api.add(i % 2 == 0 ? "ann" : "bob", group, "" + i);
        }

        assertThat(api.messages("ann", group).each("messages", "message"))
                .isEqualTo(IntStream.range(0, 15).mapToObj(String::valueOf).toList());
        assertThat(api.messages("ann", group).each("messages", "created_at")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void conversationsOfOneInstantAreAllKept() {
        api.start("ann", "bob", "to bob");
        api.start("ann", "cid", "to cid");
        api.start("dan", "ann", "from dan");

        assertThat(api.groups("ann").each("message_groups", "message")).containsExactly("from dan", "to cid",
                "to bob");
    }

    @Test
    void pagesHaveTwentyMessagesFromTheOldestOnAndEndWithTheLast() {
        String group = api.start("ann", "bob", "0").field("message_group_uuid");
        // A year's end is in the middle of the first page.
        now = Instant.parse("2026-12-31T23:59:50Z");
        for (int i = 1; i < 40; i++) {
            now = now.plusSeconds(1);
            api.add("bob", group, "" + i);
        }

        Answer first = api.messages("ann", group);
        assertThat(first.each("messages", "message")).isEqualTo(numbers(0, 20));
        Answer second = api.messages("ann", group, first.field("next"));
        assertThat(second.each("messages", "message")).isEqualTo(numbers(20, 40));
        assertThat(second.has("next")).isFalse();
        now = now.plusSeconds(1);
        api.add("bob", group, "40");
        Answer again = api.messages("ann", group, first.field("next"));
        assertThat(api.messages("ann", group, again.field("next")).each("messages", "message")).containsExactly("40");
    }

    @Test
    void pagesHaveTwentyConversationsFromTheNewestOn() {
        List<String> handles = IntStream.range(0, 41).mapToObj(i -> "friend" + i).toList();
        MessageApiFixture.addUsers(POSTGRES, DATABASE, handles);
        for (String handle : handles) {
            now = now.plusSeconds(1);
            api.start("ann", handle, "Hi!");
        }

        var shown = new ArrayList<String>();
        Answer page = api.groups("ann");
        shown.addAll(page.each("message_groups", "handle"));
        assertThat(shown).hasSize(20);
        while (page.has("next")) {
            page = api.groups("ann", page.field("next"));
            shown.addAll(page.each("message_groups", "handle"));
        }
        assertThat(shown).isEqualTo(handles.reversed());
    }

    @Test
    void aTokenIsGoodForItsListAndItsReaderOnly() {
        String group = api.start("ann", "bob", "0").field("message_group_uuid");
        String other = api.start("ann", "cid", "secret").field("message_group_uuid");
        for (int i = 1; i < 25; i++) {
            api.add("ann", group, "" + i);
            api.add("cid", other, "" + i);
        }
        String next = api.messages("ann", group).field("next");

        api.messages("ann", other, next).isError(400, "next_invalid");
        api.messages("bob", group, next).isError(400, "next_invalid");
        api.messages("bob", other, next).isError(403, "not_a_member");
        api.groups("ann", next).isError(400, "next_invalid");
        for (String bad : List.of("", "x", "!!!", next + "A", next.substring(1), "A".repeat(5_000))) {
            api.messages("ann", group, bad).isError(400, "next_invalid");
        }
    }

    @Test
    void onlyMembersReadAndWrite() {
        String group = api.start("ann", "bob", "secret").field("message_group_uuid");

        api.messages("cid", group).isError(403, "not_a_member");
        api.add("cid", group, "Hi!").isError(403, "not_a_member");
        api.messages("ann", NOBODYS).isError(403, "not_a_member");
        api.add("ann", NOBODYS, "Hi!").isError(403, "not_a_member");
        assertThat(items()).hasSize(4);
    }

    @Test
    void whoHasJustStartedIsAMemberWhateverTheIndexKnows() {
        String group = api.start("ann", "bob", "Hi!").field("message_group_uuid");
        try (var behind = ENGINE.client(StaleIndex.empty()); var late = api(behind, table)) {
            assertThat(late.add("bob", group, "Hi Ann!").status()).isEqualTo(201);
            assertThat(late.messages("ann", group).each("messages", "message")).containsExactly("Hi!", "Hi Ann!");
            late.messages("cid", group).isError(403, "not_a_member");
        }
    }

    @Test
    void aPathThatIsNoUuidIs400() {
        api.messages("ann", "1-1-1-1-1").isError(400, "message_group_uuid_invalid");
        api.messages("ann", "x").isError(400, "message_group_uuid_invalid");
    }

    @Test
    void whoIsNotAmongTheUsersIsToldSo() {
        api.groups("eve").isError(403, "user_unknown");
        api.start("eve", "bob", "Hi!").isError(403, "user_unknown");
        MessageApiFixture.addUsers(POSTGRES, DATABASE, List.of("eve"));
        assertThat(api.groups("eve").status()).isEqualTo(200);
    }

    @Test
    void withoutClaimsNobodyIsSignedIn() {
        api.groups(null).isError(401, "not_signed_in");
        api.messages(null, NOBODYS).isError(401, "not_signed_in");
        api.post(null, "{}").isError(401, "not_signed_in");
    }

    @Test
    void aTableOrADatabaseThatIsAwayIs503() {
        try (var nowhere = api(dynamoDb, "no-such-table")) {
            nowhere.groups("ann").isError(503, "unavailable");
            nowhere.start("ann", "bob", "Hi!").isError(503, "unavailable");
            assertThat(nowhere.log()).contains("\"reason\":", "\"status\":503");
        }
        String asleep = LabDatabases.createMessaging(POSTGRES);
        POSTGRES.execute("postgres", "alter database " + asleep + " allow_connections false");
        try (var away = new MessageApiFixture(dynamoDb, table, POSTGRES, asleep, () -> now)) {
            away.groups("ann").isError(503, "unavailable");
        }
    }

    @Test
    void theLogHasNoMessagesAndNoNames() {
        String group = api.start("ann", "bob", "top secret").field("message_group_uuid");
        api.messages("ann", group);
        api.start("ann", "somebody", "x");

        assertThat(api.log().lines()).hasSize(3);
        assertThat(api.log()).contains("\"answered\"").doesNotContain("secret", "ann", "somebody");
    }

    @Test
    void aWatchThatIsBehindOverwritesNothing() {
        String group = api.start("ann", "bob", "one").field("message_group_uuid");
        now = now.minus(Duration.ofSeconds(1));

        api.add("bob", group, "earlier");

        assertThat(api.messages("ann", group).each("messages", "message")).containsExactly("earlier", "one");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(MessageApi::new).hasMessageContaining("MESSAGES_TABLE is missing");
    }

    private MessageApiFixture api(DynamoDbClient client, String name) {
        return new MessageApiFixture(client, name, POSTGRES, DATABASE, () -> now);
    }

    private static String uuid(String handle) {
        return POSTGRES.query(DATABASE, "select uuid from users where handle = '" + handle + "'");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb.scan(scan -> scan.tableName(table).consistentRead(true)).items();
    }

    private static Map<String, AttributeValue> strings(String... namesAndValues) {
        var item = new HashMap<String, AttributeValue>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put(namesAndValues[i], AttributeValue.fromS(namesAndValues[i + 1]));
        }
        return item;
    }
}
