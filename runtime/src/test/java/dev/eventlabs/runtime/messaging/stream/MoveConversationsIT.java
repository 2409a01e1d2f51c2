package dev.eventlabs.runtime.messaging.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.retry.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stream's function against DynamoDB Local. */
class MoveConversationsIT {
    private static final String SEEDED = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    private static final String T0 = "2026-11-26T09:00:00.000000Z";
    private static final String T1 = "2026-11-26T09:00:01.000000Z";
    private static final String T2 = "2026-11-26T09:00:02.000000Z";
    private static final String T3 = "2026-11-26T09:00:03.000000Z";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    private final CallsSeen calls = new CallsSeen();
    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client(calls);
    @AutoClose private final DynamoDbClient behind = ENGINE.client(StaleIndex.empty());
    private final String table = "messages-" + UUID.randomUUID();
    private final GroupItems items = new GroupItems(dynamoDb, table);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MoveConversations function = function(dynamoDb);

    @BeforeEach
    void createTable() {
        ENGINE.createMessagesTable(table);
        items.conversation("g-1", "ann", "bob", T1);
        calls.operations().clear();
    }

    @Test
    void bothListsShowTheNewMessageAndKeepAllElse() {
        assertThat(failed(posted(1, "g-1", "ann", T2, "Hi!"))).isEmpty();

        assertThat(calls.operations()).containsExactly("Query", "TransactWriteItems");
        var moved = GroupItems.row("g-1", "ann", "bob", T2);
        moved.put("message", GroupItems.item("message", "Hi!").get("message"));
        assertThat(items.rows("ann")).containsExactly(moved);
        assertThat(items.list("bob")).containsExactly("g-1|" + T2 + "|Hi!");
        assertThat(log.toString(UTF_8)).contains("Successfully processed 1 records.", "\"rows_moved\":2")
                .doesNotContain("Hi!");
    }

    @Test
    void theSampleMovesTheLabsConversation() {
        items.conversation(SEEDED, "0c1d7b52-93f4-4c0e-8a3b-6d2f1e9a7c55", "bayko", T0);
        var event = RecordedEvents.event(RecordedEvents.text("new-message.json"), DynamodbEvent.class);

        assertThat(function.handleRequest(event, context()).getBatchItemFailures()).isEmpty();
        assertThat(items.list("bayko"))
                .containsExactly(SEEDED + "|2026-11-26T09:00:00.000001Z|Happy Thanksgiving! 🦃");
    }

    @Test
    void ofABatchTheNewestMessageOfEachConversationCounts() {
        items.conversation("g-2", "ann", "cid", T0);

        assertThat(failed(posted(1, "g-1", "ann", T3, "newest"), posted(2, "g-2", "cid", T2, "other"),
                posted(3, "g-1", "bob", T2, "older"))).isEmpty();

        assertThat(items.list("ann")).containsExactly("g-1|" + T3 + "|newest", "g-2|" + T2 + "|other");
        assertThat(items.list("bob")).containsExactly("g-1|" + T3 + "|newest");
        assertThat(items.list("cid")).containsExactly("g-2|" + T2 + "|other");
        assertThat(calls.operations()).filteredOn("TransactWriteItems"::equals).hasSize(2);
    }

    @Test
    void anOlderMessageAndTheSameAgainMoveNothing() {
        failed(posted(1, "g-1", "ann", T2, "second"));
        calls.operations().clear();

        assertThat(failed(posted(0, "g-1", "bob", T1, "first"), posted(1, "g-1", "ann", T2, "second"))).isEmpty();
        assertThat(calls.operations()).containsExactly("Query");
        assertThat(items.list("bob")).containsExactly("g-1|" + T2 + "|second");
    }

    @Test
    void whatIsNotANewMessageIsPassedOver() {
        String image = MessageRecords.image(GroupItems.message("g-1", "ann", T2, "x"));

        assertThat(failed(MessageRecords.record("REMOVE", 1, "MSG#g-1", T2, null),
                MessageRecords.record("MODIFY", 2, "MSG#g-1", T2, image),
                MessageRecords.record("INSERT", 3, "GRP#ann", T2, image),
                MessageRecords.record("INSERT", 4, "PAIR#ann#bob", "PAIR", image),
                MessageRecords.record("INSERT", 5, "MSG#", T2, image), "{\"eventName\":\"INSERT\"}")).isEmpty();
        assertThat(function.handleRequest(null, context()).getBatchItemFailures()).isEmpty();
        assertThat(calls.operations()).isEmpty();
    }

    @Test
    void anIndexThatHasNothingYetIsNoReasonToFail() {
        assertThat(failed(function(behind), posted(1, "g-1", "bob", T2, "Hi!"))).isEmpty();

        assertThat(items.list("ann")).containsExactly("g-1|" + T2 + "|Hi!");
        assertThat(items.list("bob")).containsExactly("g-1|" + T2 + "|Hi!");
    }

    @Test
    void anIndexThatHasRowsWhereTheyWereLeadsToWhereTheyAre() {
        try (var old = ENGINE.client(new StaleIndex(answer -> answer.before().isEmpty() ? answer
                : new StaleIndex.Answer(answer.before().subList(0, 2), List.of())))) {
            MoveConversations late = function(old);
            failed(late, posted(1, "g-1", "bob", T2, "two"));

            assertThat(failed(late, posted(2, "g-1", "bob", T3, "three"))).isEmpty();
        }
        assertThat(items.list("ann")).containsExactly("g-1|" + T3 + "|three");
        assertThat(items.list("bob")).containsExactly("g-1|" + T3 + "|three");
    }

    @Test
    void rowsThatAreNotAtTheSameMessageBothMoveOn() {
        items.conversation("g-2", "cid", "dan", T0);
        items.dynamoDb().deleteItem(delete -> delete.tableName(table)
                .key(GroupItems.item("pk", "GRP#dan", "sk", T0)));
        items.put(GroupItems.row("g-2", "dan", "cid", T2));

        failed(posted(1, "g-2", "cid", T1, "between"));

        assertThat(items.list("cid")).containsExactly("g-2|" + T1 + "|between");
        assertThat(items.list("dan")).containsExactly("g-2|" + T2 + "|first");
    }

    @Test
    void conversationsOfOneMicrosecondDoNotOverwriteEachOther() {
        items.conversation("g-2", "ann", "cid", T0);

        failed(posted(1, "g-1", "bob", T2, "of bob"), posted(2, "g-2", "cid", T2, "of cid"));
        failed(posted(1, "g-1", "bob", T2, "of bob"), posted(2, "g-2", "cid", T2, "of cid"));

        assertThat(items.list("ann")).hasSize(2).allMatch(row -> row.contains(T2))
                .anyMatch(row -> row.startsWith("g-1|") && row.endsWith("|of bob"))
                .anyMatch(row -> row.startsWith("g-2|") && row.endsWith("|of cid"));
        failed(posted(3, "g-1", "bob", T3, "on"), posted(4, "g-2", "cid", T3, "on"));
        assertThat(items.list("ann")).hasSize(2).allMatch(row -> row.contains(T3) && row.endsWith("|on"));
        assertThat(items.list("bob")).containsExactly("g-1|" + T3 + "|on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-11-26T09:00:02Z|{\"message\":{\"S\":\"x\"}}|its sk isn't a time", "banana|{}|its sk isn't a time",
            "2026-11-26T09:00:02.000000Z||NewImage is missing",
            "2026-11-26T09:00:02.000000Z|{\"message\":{\"N\":\"1\"}}|message is missing"})
    void aMessageThatCanNotBeShownIsReportedAndTheOthersAreDone(String sk, String image, String reason) {
        items.conversation("g-2", "ann", "cid", T0);

        assertThat(failed(posted(1, "g-1", "ann", T2, "before"),
                MessageRecords.record("INSERT", 2, "MSG#g-1", sk, image), posted(3, "g-2", "cid", T3, "after")))
                .containsExactly("2");

        assertThat(items.list("ann")).containsExactly("g-2|" + T3 + "|after", "g-1|" + T2 + "|before");
        assertThat(log.toString(UTF_8)).contains(reason, "\"sequence_number\":\"2\"").doesNotContain("banana");
    }

    @Test
    void aConversationThatIsInNobodysListIsReportedAndTheOthersAreDone() {
        assertThat(failed(posted(1, "g-9", "eve", T2, "lost"), posted(2, "g-1", "ann", T2, "fine")))
                .containsExactly("1");

        assertThat(items.list("ann")).containsExactly("g-1|" + T2 + "|fine");
        assertThat(log.toString(UTF_8)).contains("isn't in the lists of its people");
    }

    @Test
    void whatNoRowCanHoldIsReportedAndTheMessageBeforeItIsShown() {
        assertThat(failed(posted(1, "g-1", "ann", T2, "fits"), posted(2, "g-1", "ann", T3, "x".repeat(409_500))))
                .containsExactly("2");

        assertThat(items.list("bob")).containsExactly("g-1|" + T2 + "|fits");
    }

    @Test
    void aTableThatIsAwayReportsTheFirstRecord() {
        var nowhere = new MoveConversations(new MoveBatch(new MoveGroup(
                new GroupTable(dynamoDb, "no-such-table", "message-group-sk-index"), backoff())), log());

        assertThat(failed(nowhere, posted(1, "g-1", "ann", T2, "x"), posted(2, "g-2", "ann", T2, "y")))
                .containsExactly("1");
    }

    @Test
    void warmsUpWithoutChangingAnything() {
        new MoveGroup(new GroupTable(dynamoDb, table, "message-group-sk-index"), backoff()).warmUp();

        assertThat(calls.operations()).containsExactly("Query");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(MoveConversations::new).hasMessageContaining("MESSAGES_TABLE is missing");
    }

    private MoveConversations function(DynamoDbClient client) {
        return new MoveConversations(
                new MoveBatch(new MoveGroup(new GroupTable(client, table, "message-group-sk-index"), backoff())),
                log());
    }

    private StructuredLog log() {
        return new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system());
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), new Random(1));
    }

    private List<String> failed(String... records) {
        return failed(function, records);
    }

    private static List<String> failed(MoveConversations function, String... records) {
        return function.handleRequest(MessageRecords.batch(List.of(records)), context()).getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    private static TestContext context() {
        return new TestContext("r-1", 1_000);
    }

    private static String posted(long sequenceNumber, String group, String sender, String sk, String text) {
        return MessageRecords.inserted(sequenceNumber, GroupItems.message(group, sender, sk, text));
    }
}
