package dev.eventlabs.runtime.scores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The aggregator against DynamoDB Local. */
class AggregateScoresByUserIT {
    private static final String ALL_DONE = "{\"state\":{},\"batchItemFailures\":[]}";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client();
    private final String table = "totals-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CallsSeen calls = new CallsSeen();
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");

    @BeforeEach
    void createTable() {
        ENGINE.createTotalsTable(table);
    }

    @Test
    void theLabsScoreEventCountsOnceHoweverOftenItIsInvoked() {
        var event = Changes.event(RecordedEvents.text("score-record.json"));

        assertThat(answer(event)).isEqualTo("\"Successfully processed 1 records.\"");
        assertThat(total("Jane Doe")).isEqualTo("100");
        assertThat(answer(event)).isEqualTo("\"Successfully processed 1 records.\"");
        assertThat(total("Jane Doe")).isEqualTo("100");
        assertThat(log.toString(UTF_8)).contains("\"message\":\"Successfully processed 1 records.\"",
                "\"AWSRequestId\":\"r-1\"");
    }

    @Test
    void answersAnEventOfATumblingWindowWithAnEmptyState() {
        assertThat(answer(Changes.insert(1, "jane", "5"))).isEqualTo(ALL_DONE);
        assertThat(log.toString(UTF_8)).contains("Successfully processed 1 records.");
    }

    @Test
    void theEndOfAWindowWithoutRecordsIsNoNews() {
        assertThat(answer(Changes.event("{\"state\":{},\"shardId\":\"s\",\"isFinalInvokeForWindow\":true}")))
                .isEqualTo(ALL_DONE);
        assertThat(answer(Changes.event("{}"))).isEqualTo("\"Successfully processed 0 records.\"");
        assertThat(log.size()).isZero();
        assertThat(calls.operations()).isEmpty();
    }

    @Test
    void aBatchOfOneUserIsOneWrite() {
        answer(Changes.insert(1, "jane", "1"));
        calls.operations().clear();

        answer(LongStream.range(2, 102).mapToObj(n -> Changes.insert(n, "jane", "2")).toArray(String[]::new));

        assertThat(calls.operations()).containsExactly("UpdateItem");
        assertThat(total("jane")).isEqualTo("201");
    }

    @Test
    void aUserWhoIsNewCostsASecondCall() {
        answer(Changes.insert(1, "jane", "1"), Changes.insert(2, "jane", "1"));

        assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem");
    }

    @Test
    void whatDoesNotChangeAScoreCostsNothing() {
        String item = Changes.scored("jane", "5");
        answer(Changes.record(1, item, Changes.scored("jane", "5.0").replace("\"7\"", "\"8\"")));

        assertThat(calls.operations()).isEmpty();
        assertThat(log.toString(UTF_8)).contains("Successfully processed 1 records.");
    }

    @Test
    void editsCountTheDifferenceARenameMovesAndARemovalTakesBack() {
        answer(Changes.insert(1, "jane", "5"), Changes.insert(2, "john", "1.5"));
        answer(Changes.record(3, Changes.scored("jane", "5"), Changes.scored("jane", "7.25")));
        assertThat(total("jane")).isEqualTo("7.25");

        answer(Changes.record(4, Changes.scored("jane", "7.25"), Changes.scored("john", "8")));
        assertThat(total("jane")).isEqualTo("0");
        assertThat(total("john")).isEqualTo("9.5");

        answer(Changes.record(5, Changes.scored("john", "8"), null));
        assertThat(total("john")).isEqualTo("1.5");
    }

    @Test
    void aBatchThatIsCutDifferentlyCountsWhatIsNew() {
        var records = LongStream.rangeClosed(1, 10).mapToObj(n -> Changes.insert(n, "jane", "1")).toList();

        answer(Changes.batch(Changes.SHARD, records.subList(0, 6)));
        answer(Changes.batch(Changes.SHARD, records.subList(3, 5)));
        assertThat(total("jane")).isEqualTo("6");
        answer(Changes.batch(Changes.SHARD, records.subList(4, 10)));
        assertThat(total("jane")).isEqualTo("10");
    }

    @Test
    void anUpdateWhoseAnswerIsLostCountsOnce() {
        var event = Changes.batch(Changes.SHARD,
                List.of(Changes.insert(1, "jane", "5"), Changes.insert(2, "jane", "5")));

        assertThat(answer(function(UpdateFaults.withLostAnswers()), event)).contains("\"itemIdentifier\":\"1\"");
        assertThat(answer(event)).isEqualTo(ALL_DONE);
        assertThat(total("jane")).isEqualTo("10");
    }

    @Test
    void shardsCountApartEachWithItsOwnSequenceNumbers() {
        answer(Changes.batch("shard-a", List.of(Changes.insert(900, "jane", "1"))));
        answer(Changes.batch("shard-b", List.of(Changes.insert(5, "jane", "10"))));
        answer(Changes.batch("shard-b", List.of(Changes.insert(5, "jane", "10"))));

        assertThat(total("jane")).isEqualTo("11");
    }

    @Test
    void sequenceNumbersCompareAsNumbers() {
        answer(Changes.insert(9, "jane", "1"));
        answer(Changes.insert(10, "jane", "1"));

        assertThat(total("jane")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Score\":{\"N\":\"5\"}}", "{\"Username\":{\"S\":\" \"},\"Score\":{\"N\":\"5\"}}",
            "{\"Username\":{\"N\":\"5\"},\"Score\":{\"N\":\"5\"}}", "{\"Username\":{\"S\":\"jane\"}}",
            "{\"Username\":{\"S\":\"jane\"},\"Score\":{\"S\":\"5\"}}",
            "{\"Username\":{\"S\":\"jane\"},\"Score\":{\"N\":\"1e200\"}}"})
    void aRecordThatCanNotCountIsReportedWithItsSequenceNumber(String image) {
        assertThat(answer(Changes.insert(1, "jane", "1"), Changes.insert(2, image), Changes.insert(3, "jane", "10")))
                .isEqualTo("{\"state\":{},\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(total("jane")).isEqualTo("1");
        assertThat(log.toString(UTF_8)).contains("record refused", "\"sequence_number\":\"2\"",
                "Successfully processed 1 records.");
    }

    @Test
    void anInvalidEditTakesBackWhatCountedAndARepairCountsAgain() {
        String good = Changes.scored("jane", "5");
        String bad = Changes.item("jane", "{\"S\":\"five\"}");
        answer(Changes.insert(1, good));

        assertThat(answer(Changes.record(2, good, bad))).contains("\"itemIdentifier\":\"2\"");
        assertThat(answer(Changes.record(2, good, bad))).contains("\"itemIdentifier\":\"2\"");
        assertThat(total("jane")).isEqualTo("0");
        assertThat(answer(Changes.record(3, bad, Changes.scored("jane", "6")))).isEqualTo(ALL_DONE);
        assertThat(total("jane")).isEqualTo("6");
        assertThat(answer(Changes.record(4, bad, null))).isEqualTo(ALL_DONE);
    }

    @Test
    void aStreamWithoutOldImagesIsRefusedRatherThanCountedWrong() {
        String edit = Changes.record(1, Changes.scored("jane", "5"), Changes.scored("jane", "7"))
                .replace("\"OldImage\"", "\"Other\"");

        assertThat(answer(edit)).contains("\"itemIdentifier\":\"1\"");
        assertThat(log.toString(UTF_8)).contains("NEW_AND_OLD_IMAGES");
    }

    @Test
    void aThrottledUserIsReportedFromTheFirstRecordOnAndCountedWhenItComesAgain() {
        var records = List.of(Changes.insert(1, "john", "1"), Changes.insert(2, "jane", "1"),
                Changes.insert(3, "john", "1"), Changes.insert(4, "jane", "1"));

        assertThat(answer(function(UpdateFaults.throttled("jane")), Changes.batch(Changes.SHARD, records)))
                .contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(log.toString(UTF_8)).contains("record postponed", "throttled");
        assertThat(answer(Changes.batch(Changes.SHARD, records.subList(1, 4)))).isEqualTo(ALL_DONE);
        assertThat(total("john")).isEqualTo("2");
        assertThat(total("jane")).isEqualTo("2");
    }

    @Test
    void anInvalidRecordIsNotRefusedBeforeWhatItCountedIsTakenBack() {
        String good = Changes.scored("jane", "5");
        answer(Changes.insert(1, good));
        var event = Changes.batch(Changes.SHARD,
                List.of(Changes.record(2, good, Changes.item("jane", "{\"S\":\"x\"}"))));

        assertThat(answer(function(UpdateFaults.throttled("jane")), event)).contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(log.toString(UTF_8)).contains("record postponed").doesNotContain("record refused");
        answer(event);
        assertThat(log.toString(UTF_8)).contains("record refused");
        assertThat(total("jane")).isEqualTo("0");
    }

    @Test
    void aMissingTableLosesNothing() {
        var nowhere = function("no-such-table");

        assertThat(answer(nowhere, Changes.batch(Changes.SHARD, List.of(Changes.insert(1, "jane", "1")))))
                .contains("[{\"itemIdentifier\":\"1\"}]");
    }

    @Test
    void theOneRecordThatOverflowsATotalIsFoundAmongMany() {
        var records = new ArrayList<String>();
        IntStream.rangeClosed(1, 9).forEach(n -> records.add(Changes.insert(n, "jane", "1")));
        records.set(6, Changes.insert(7, "jane", "1E-60"));
        records.add(Changes.insert(10, "john", "3"));

        assertThat(answer(Changes.batch(Changes.SHARD, records))).contains("[{\"itemIdentifier\":\"7\"}]");
        assertThat(total("jane")).isEqualTo("6");
        assertThat(answer(Changes.batch(Changes.SHARD, records.subList(7, 10)))).isEqualTo(ALL_DONE);
        assertThat(total("jane")).isEqualTo("8");
        assertThat(total("john")).isEqualTo("3");
    }

    @Test
    void aNameThatIsTooLongForAKeyFailsAlone() {
        String longest = "ü".repeat(1024);

        assertThat(answer(Changes.insert(1, longest, "1"), Changes.insert(2, longest + "x", "1")))
                .contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(total(longest)).isEqualTo("1");
    }

    @Test
    void keepsThirtyEightDigits() {
        answer(Changes.insert(1, "jane", "12345678901234567890.123456789012345678"));
        answer(Changes.insert(2, "jane", "0.000000000000000001"));

        assertThat(total("jane")).isEqualTo("12345678901234567890.123456789012345679");
    }

    @Test
    void aRowThatSomebodyElseMadeGoesOnFromItsScore() {
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of("Username", AttributeValue.fromS("jane"), "Score", AttributeValue.fromN("40"))));

        answer(Changes.insert(1, "jane", "2"));
        assertThat(total("jane")).isEqualTo("42");
    }

    @Test
    void aRowWhoseScoreIsNoNumberRefusesTheRecord() {
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of("Username", AttributeValue.fromS("jane"), "Score", AttributeValue.fromS("many"))));

        assertThat(answer(Changes.insert(1, "jane", "2"))).contains("[{\"itemIdentifier\":\"1\"}]");
        assertThat(log.toString(UTF_8)).contains("record refused");
    }

    @Test
    void marksOfShardsThatAreLongGoneAreDroppedWithTheWriteThatAddsOne() {
        answer(Changes.batch("shard-a", List.of(Changes.insert(1, "jane", "1"))));
        now = now.plus(Duration.ofHours(30));
        answer(Changes.batch("shard-b", List.of(Changes.insert(2, "jane", "1"))));
        assertThat(marks("jane")).containsOnlyKeys("shard-a", "shard-b");

        now = now.plus(Duration.ofHours(30));
        calls.operations().clear();
        answer(Changes.batch("shard-c", List.of(Changes.insert(3, "jane", "1"))));

        assertThat(marks("jane")).containsOnlyKeys("shard-b", "shard-c");
        assertThat(calls.operations()).hasSize(2);
        assertThat(total("jane")).isEqualTo("3");
    }

    @Test
    void aRecordWithoutASequenceNumberFailsTheEvent() {
        var event = Changes.batch(Changes.SHARD, List.of(Changes.insert(1, "jane", "1").replace("\"1\"", "\"one\"")));

        assertThatThrownBy(() -> answer(event)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SequenceNumber is one, expected are 1 to 40 digits");
    }

    @Test
    void logsNoNamesAndNoScores() {
        answer(Changes.insert(1, "jane", "4711"), Changes.insert(2, Changes.item("jane", "{\"S\":\"0815\"}")));

        assertThat(log.toString(UTF_8)).doesNotContain("jane", "4711", "0815");
    }

    @Test
    void warmsUpWithoutChangingAnything() {
        new AggregateScores(new ScoreTable(ENGINE.client(calls), table, () -> now)).warmUp();

        assertThat(calls.operations()).containsExactly("UpdateItem");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(AggregateScoresByUser::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SCORES_BY_USER_TABLE is missing");
    }

    private AggregateScoresByUser function(ExecutionInterceptor... faults) {
        return function(table, faults);
    }

    private AggregateScoresByUser function(String name, ExecutionInterceptor... faults) {
        var interceptors = new ArrayList<>(List.of(faults));
        interceptors.add(calls);
        var client = ENGINE.client(interceptors.toArray(ExecutionInterceptor[]::new));
        return new AggregateScoresByUser(new AggregateScores(new ScoreTable(client, name, () -> now)),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private String answer(String... records) {
        return answer(Changes.batch(Changes.SHARD, List.of(records)));
    }

    private String answer(DynamodbTimeWindowEvent event) {
        return answer(function(), event);
    }

    private static String answer(AggregateScoresByUser function, DynamodbTimeWindowEvent event) {
        return RecordedEvents.answer(function.handleRequest(event, new TestContext("r-1", 1_000)), Object.class);
    }

    private String total(String username) {
        // DynamoDB Local keeps the zeros at the end of a number, DynamoDB doesn't.
        return new BigDecimal(row(username).get("Score").n()).stripTrailingZeros().toPlainString();
    }

    private Map<String, AttributeValue> marks(String username) {
        return row(username).get("Applied").m();
    }

    private Map<String, AttributeValue> row(String username) {
        return dynamoDb.getItem(
                get -> get.tableName(table).key(Map.of("Username", AttributeValue.fromS(username)))
                        .consistentRead(true))
                .item();
    }
}
