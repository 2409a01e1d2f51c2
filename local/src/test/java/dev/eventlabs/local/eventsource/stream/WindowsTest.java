package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.spi.Json;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsTest extends StreamFixture {

    /** Too long to be over before the test is, however slow the machine. */
    private static final String QUARTER = "\"TumblingWindowInSeconds\":900";
    private static final String MINUTE = "\"TumblingWindowInSeconds\":60";

    @BeforeEach
    void makeStream() {
        streams.shard(KINESIS, SHARD);
        streams.shard(TABLE, SHARD);
        count();
    }

    /** The state is how many records there were. */
    private void count() {
        function.handle(event -> StagedFunction.returned("{\"state\":{\"count\":\"" + counted(event) + "\"}}"));
    }

    private static int counted(JsonNode event) {
        return event.at("/state/count").asInt() + event.get("Records").size();
    }

    private List<JsonNode> finals() {
        return function.events().stream().filter(each -> each.path("isFinalInvokeForWindow").asBoolean()).toList();
    }

    @Test
    void f58PassesTheStateOnAndGivesItToAFinalInvocationWhenTheWindowIsOver() {
        put("a", "b", "c");
        map(KINESIS, "\"BatchSize\":2," + MINUTE);
        until(() -> function.events().size() == 2);
        time.advance(Duration.ofMinutes(1));
        until(() -> !finals().isEmpty());

        assertThat(time.instant()).isAfterOrEqualTo(ManualTime.START.plusSeconds(60));
        List<JsonNode> events = function.events();
        assertThat(events.get(0).get("state")).isEmpty();
        assertThat(events.stream().map(each -> each.at("/state/count").asText()).toList()).containsExactly("", "2",
                "3");
        assertThat(events).allSatisfy(each -> {
            assertThat(each.get("window")).isEqualTo(
                    Json.parseOwn("{\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"2026-01-01T00:01:00Z\"}"));
            assertThat(each.get("shardId").asText()).isEqualTo(SHARD);
            assertThat(each.get("eventSourceARN").asText()).isEqualTo(KINESIS);
            assertThat(each.get("isWindowTerminatedEarly").asBoolean()).isFalse();
        });
        assertThat(finals().getFirst().get("Records")).isEmpty();
    }

    @Test
    void f58ClosesAWindowBeforeTheFirstRecordOfTheNextByTheTimeTheyArrived() {
        put("a", "b");
        time.advance(Duration.ofSeconds(901));
        put("c");
        map(KINESIS, QUARTER);
        until(() -> invocations().size() == 3);

        assertThat(invocations()).containsExactly("a b", "", "c");
        assertThat(finals()).hasSize(1);
        assertThat(function.events().get(2).get("state")).isEmpty();
        assertThat(function.events().get(2).at("/window/start").asText()).isEqualTo("2026-01-01T00:15:00Z");
    }

    @Test
    void f58ClosesAWindowWhenItsShardEnds() {
        put("a");
        streams.shard(KINESIS, "child", SHARD);
        putInto("child", "b", "k");
        streams.end(KINESIS, SHARD);
        map(KINESIS, QUARTER);
        until(() -> invocations().size() >= 3);

        assertThat(invocations().subList(0, 3)).containsExactly("a", "", "b");
        assertThat(function.events().get(2).get("state")).isEmpty();
        assertThat(function.events().get(2).get("shardId").asText()).isEqualTo("child");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"state\":null}", "{\"state\":\"text\"}", "no JSON"})
    void f58TakesAnAnswerWithoutAStateAsAFailure(String answer) {
        AtomicInteger times = new AtomicInteger();
        function.handle(event -> StagedFunction.returned(times.getAndIncrement() < 2 ? answer : "{\"state\":{}}"));
        put("a");
        map(KINESIS, QUARTER);
        until(() -> checkpoints.lastResult().equals("PROBLEM: Function call failed"));
        until(() -> invocations().size() >= 3);

        assertThat(invocations()).containsExactly("a", "a", "a");
    }

    @Test
    void f58EndsAWindowEarlyWhoseStateIsTooLargeAndGoesOnWithAFreshOne() {
        function.handle(event -> StagedFunction.returned(data(event).contains("large")
                ? "{\"state\":{\"text\":\"" + "x".repeat(1 << 20) + "\"}}"
                : "{\"state\":{}}"));
        put("large", "b");
        map(KINESIS, "\"BatchSize\":1," + QUARTER);
        until(() -> invocations().contains("b"));

        assertThat(invocations()).containsExactly("large", "", "b");
        JsonNode early = function.events().get(1);
        assertThat(early.get("isWindowTerminatedEarly").asBoolean()).isTrue();
        assertThat(early.get("isFinalInvokeForWindow").asBoolean()).isFalse();
        assertThat(early.at("/state/text").asText()).hasSize(1 << 20);
        assertThat(function.events().get(2).get("state")).isEmpty();
        assertThat(function.events().get(2).get("window")).isEqualTo(early.get("window"));
    }

    @Test
    void f58KeepsTheStateThroughRetriesPartialAnswersAndBisecting() {
        AtomicInteger poisoned = new AtomicInteger();
        function.handle(event -> {
            List<String> data = data(event);
            int poison = data.indexOf("poison");
            if (poison < 0) {
                return StagedFunction.returned("{\"state\":{\"count\":\"" + counted(event) + "\"}}");
            }
            poisoned.incrementAndGet();
            return StagedFunction.returned("{\"state\":{\"count\":\"" + (event.at("/state/count").asInt() + poison)
                    + "\"},\"batchItemFailures\":[{\"itemIdentifier\":\""
                    + event.get("Records").get(poison).at("/kinesis/sequenceNumber").asText() + "\"}]}");
        });
        put("a", "b", "poison", "c", "d");
        map(KINESIS, MINUTE + ",\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":2,"
                + "\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]");
        until(() -> invocations().contains("c d"));
        time.advance(Duration.ofMinutes(1));
        until(() -> !finals().isEmpty());

        assertThat(invocations()).containsExactly("a b poison c d", "poison c d", "poison", "poison", "poison", "c d",
                "");
        assertThat(function.events().stream().map(each -> each.at("/state/count").asInt()).toList())
                .containsExactly(0, 2, 2, 2, 2, 2, 4);
        assertThat(poisoned).hasValue(5);
    }

    @Test
    void f58RetriesTheFinalInvocationUntilItSucceedsWhateverTheNumberOfRetries() {
        AtomicInteger failures = new AtomicInteger(5);
        function.handle(event -> event.get("isFinalInvokeForWindow").asBoolean() && failures.getAndDecrement() > 0
                ? StagedFunction.faulted()
                : StagedFunction.returned("{\"state\":{\"count\":\"1\"}}"));
        put("a");
        time.advance(Duration.ofMinutes(15));
        put("b");
        map(KINESIS, QUARTER + ",\"MaximumRetryAttempts\":1");
        until(() -> invocations().contains("b"));

        assertThat(invocations()).containsExactly("a", "", "", "", "", "", "", "b");
        assertThat(finals()).allSatisfy(each -> assertThat(each.at("/state/count").asText()).isEqualTo("1"));
    }

    @Test
    void f58TheStateSurvivesAStop() {
        put("a");
        map(KINESIS, QUARTER);
        until(() -> invocations().size() == 1);
        stop();
        put("b");
        start();
        until(() -> invocations().contains("b"));

        assertThat(function.events().get(1).at("/state/count").asText()).isEqualTo("1");
    }

    @Test
    void f58TheEventsAreWhatTheJavaLibraryReads() {
        put("a");
        streams.put(TABLE, SHARD, "key", number -> (ObjectNode) Json.parseOwn("""
                {"eventID": "1", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
                 "awsRegion": "us-east-1", "dynamodb": {"ApproximateCreationDateTime": 1767225600,
                  "Keys": {"Id": {"S": "x"}}, "NewImage": {"Id": {"S": "x"}}, "SequenceNumber": "%s", "SizeBytes": 3,
                  "StreamViewType": "NEW_AND_OLD_IMAGES"}}""".formatted(number)));
        map(KINESIS, MINUTE);
        until(() -> !function.events().isEmpty());
        KinesisTimeWindowEvent kinesis = read(function.events().getFirst(), KinesisTimeWindowEvent.class);
        assertThat(kinesis.getShardId()).isEqualTo(SHARD);
        assertThat(kinesis.getEventSourceArn()).isEqualTo(KINESIS);
        assertThat(kinesis.getState()).isEmpty();
        assertThat(kinesis.getWindow().getStart()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(kinesis.getIsFinalInvokeForWindow()).isFalse();
        assertThat(kinesis.getRecords().getFirst().getKinesis().getPartitionKey()).isEqualTo("key");
        stop();

        map(TABLE, MINUTE);
        time.advance(Duration.ofMinutes(1));
        until(() -> finals().stream().anyMatch(each -> each.get("eventSourceARN").asText().equals(TABLE)));
        JsonNode first = function.events().stream()
                .filter(each -> each.get("eventSourceARN").asText().equals(TABLE)).findFirst().orElseThrow();
        DynamodbTimeWindowEvent table = read(first, DynamodbTimeWindowEvent.class);
        assertThat(table.getShardId()).isEqualTo(SHARD);
        assertThat(table.getEventSourceArn()).isEqualTo(TABLE);
        assertThat(table.getWindow().getEnd()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(table.getRecords().getFirst().getDynamodb().getNewImage()).containsKey("Id");
        assertThat(table.getRecords().getFirst().getEventSourceARN()).isEqualTo(TABLE);
        DynamodbTimeWindowEvent last = read(finals().getLast(), DynamodbTimeWindowEvent.class);
        assertThat(last.getRecords()).isEmpty();
        assertThat(last.getState()).containsEntry("count", "1");
        assertThat(last.getIsFinalInvokeForWindow()).isTrue();
    }

    private static <T> T read(JsonNode event, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Thread.currentThread().getContextClassLoader())
                .fromJson(new ByteArrayInputStream(Json.bytes(event)));
    }
}
