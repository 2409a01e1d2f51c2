package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.Measures.Measure;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.spi.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetriesTest extends StreamFixture {

    private static final String TELL = "\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"" + Inbox.ARN + "\"}}";
    private static final String REPORT = "\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]";

    @BeforeEach
    void makeStream() {
        streams.shard(KINESIS, SHARD);
    }

    @Test
    void f47RetriesTheSamePayloadAndGivesNothingLaterUntilItSucceeds() {
        AtomicInteger failures = new AtomicInteger(4);
        function.handle(event -> data(event).contains("b") && failures.getAndDecrement() > 0
                ? StagedFunction.faulted()
                : StagedFunction.returned("null"));
        put("a", "b");
        map(KINESIS, "\"BatchSize\":2");
        until(() -> function.events().size() >= 2);
        put("c", "d");
        until(() -> function.events().size() >= 6);

        assertThat(invocations()).containsExactly("a b", "a b", "a b", "a b", "a b", "c d");
        assertThat(new HashSet<>(function.events().subList(0, 5))).hasSize(1);
        until(() -> checkpoints.lastResult().equals("OK"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void f48RetriesNTimesThenTellsTheDestinationAndGoesOn(int retries) {
        failOn("poison");
        put("a", "poison", "b");
        map(KINESIS, "\"BatchSize\":1,\"MaximumRetryAttempts\":" + retries + "," + TELL);
        until(() -> invocations().contains("b"));

        assertThat(invocations().stream().filter("poison"::equals)).hasSize(retries + 1);
        until(() -> inbox.bodies().size() == 1);
        JsonNode body = inbox.bodies().getFirst();
        assertThat(body.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(body.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(retries + 1);
        assertThat(body.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void f53And69TellWhereTheRecordsAreAndNotWhatTheyAre() {
        failOn("poison");
        String number = putInto(SHARD, "poison", "key");
        map(KINESIS, "\"MaximumRetryAttempts\":0," + TELL);
        until(() -> inbox.bodies().size() == 1);

        JsonNode body = inbox.bodies().getFirst();
        assertThat(body).isEqualTo(Json.parseOwn("""
                {"requestContext": {"requestId": "request", "condition": "RetryAttemptsExhausted",
                  "functionArn": "arn:aws:lambda:us-east-1:000000000000:function:staged", "approximateInvokeCount": 1},
                 "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
                 "version": "1.0", "timestamp": %s,
                 "KinesisBatchInfo": {"shardId": "shardId-000000000000", "startSequenceNumber": "%s",
                  "endSequenceNumber": "%s", "approximateArrivalOfFirstRecord": "2026-01-01T00:00:00.000Z",
                  "approximateArrivalOfLastRecord": "2026-01-01T00:00:00.000Z", "batchSize": 1, "streamArn": "%s"}}"""
                .formatted(body.get("timestamp"), number, number, KINESIS)));
        assertThat(body.get("timestamp").asText()).matches("2026-01-01T00:00:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void f49DiscardsWhatIsTooOldWhileItIsRetriedAndOnlyThat() {
        failOn("old");
        put("old");
        map(KINESIS, "\"MaximumRecordAgeInSeconds\":600," + TELL);
        until(() -> !function.events().isEmpty());
        time.advance(Duration.ofSeconds(300));
        put("young");
        time.advance(Duration.ofSeconds(301));
        until(() -> invocations().contains("young"));

        assertThat(inbox.bodies()).hasSize(1);
        JsonNode body = inbox.bodies().getFirst();
        assertThat(body.at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
        assertThat(body.at("/requestContext/approximateInvokeCount").asInt())
                .isEqualTo((int) invocations().stream().filter("old"::equals).count());
        assertThat(body.has("responseContext")).isFalse();
        assertThat(body.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void f49DiscardsWhatWasTooOldBeforeTheFirstAttemptAndGivesTheRest() {
        put("old");
        time.advance(Duration.ofSeconds(800));
        put("a", "b");
        map(KINESIS, "\"MaximumRecordAgeInSeconds\":600," + TELL);
        until(() -> !function.events().isEmpty());

        assertThat(invocations()).containsExactly("a b");
        JsonNode body = inbox.bodies().getFirst();
        assertThat(body.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(1);
        assertThat(body.at("/requestContext/requestId").asText()).isNotEmpty();
        assertThat(body.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void f51And54RetriesFromTheLowestReportedRecordAndCountsItsAttemptsFromThere() {
        reportOn("c");
        put("a", "b", "c");
        map(KINESIS, "\"BatchSize\":3,\"MaximumRetryAttempts\":3," + REPORT + "," + TELL);
        until(() -> inbox.bodies().size() == 1);

        // Recorded from AWS: once with the batch, then four times alone.
        assertThat(invocations()).containsExactly("a b c", "c", "c", "c", "c");
        assertThat(inbox.bodies().getFirst().at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(4);
        assertThat(inbox.bodies().getFirst().at("/responseContext/functionError").isNull()).isTrue();
    }

    @Test
    void f51TakesTheLowestOfSeveral() {
        AtomicInteger times = new AtomicInteger();
        put("a", "b", "c", "d");
        function.handle(event -> StagedFunction.returned(times.getAndIncrement() > 0 ? "{}"
                : "{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"},{\"itemIdentifier\":\"9\"},"
                        + "{\"itemIdentifier\":\"10\"}]}"));
        map(KINESIS, REPORT);
        until(() -> function.events().size() == 2);

        assertThat(invocations()).containsExactly("a b c d", "b c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"\"", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void f51TakesAnswersThatReportNothingAsSuccess(String answer) {
        function.handle(event -> StagedFunction.returned(answer));
        put("a");
        map(KINESIS, "\"BatchSize\":1," + REPORT);
        until(() -> function.events().size() == 1);
        put("b");
        until(() -> function.events().size() == 2);

        assertThat(invocations()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"itemIdentifier\":\"\"}", "{\"itemIdentifier\":null}", "{\"foo\":\"8\"}",
            "{\"foo\":null}", "{\"itemIdentifier\":\"none-of-the-batch\"}"})
    void f51TakesAnIdentifierOfNoRecordAsFailureOfAll(String failure) {
        function.handle(event -> StagedFunction.returned("{\"batchItemFailures\":[" + failure + "]}"));
        put("a", "b");
        map(KINESIS, "\"MaximumRetryAttempts\":2," + REPORT + "," + TELL);
        until(() -> inbox.bodies().size() == 1);

        assertThat(invocations()).containsExactly("a b", "a b", "a b");
        assertThat(inbox.bodies().getFirst().at("/responseContext/functionError").isNull()).isTrue();
    }

    @Test
    void f51IgnoresReportsUnlessTheMappingAsksForThem() {
        reportOn("a");
        put("a");
        map(KINESIS, "\"BatchSize\":1");
        until(() -> function.events().size() == 1);
        put("b");
        until(() -> function.events().size() == 2);

        assertThat(invocations()).containsExactly("a", "b");
    }

    @Test
    void f50SplitsAFailingBatchUntilThePoisonIsAloneAndLosesNothingElse() {
        failOn("poison");
        put("a", "b", "c", "d", "e", "poison", "f", "g");
        map(KINESIS, "\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":2," + TELL);
        until(() -> invocations().contains("f g"));

        assertThat(invocations()).containsExactly("a b c d e poison f g", "a b c d", "e poison f g", "e poison", "e",
                "poison", "poison", "poison", "f g");
        assertThat(inbox.bodies()).hasSize(1);
        assertThat(inbox.bodies().getFirst().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
        assertThat(inbox.bodies().getFirst().at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
    }

    @Test
    void f52BisectsAtTheReportedRecordAndIsolatesIt() {
        reportOn("poison");
        put("a", "b", "poison", "c", "d");
        map(KINESIS, "\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":1," + REPORT + "," + TELL);
        until(() -> invocations().contains("c d"));

        assertThat(invocations()).containsExactly("a b poison c d", "poison c d", "poison", "poison", "c d");
        assertThat(inbox.bodies().getFirst().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
    }

    @Test
    void withoutBisectingTheWholeBatchIsDiscarded() {
        failOn("poison");
        put("a", "poison", "b");
        map(KINESIS, "\"BatchSize\":3,\"MaximumRetryAttempts\":1," + TELL);
        until(() -> inbox.bodies().size() == 1);
        put("c");
        until(() -> invocations().contains("c"));

        assertThat(invocations()).containsExactly("a poison b", "a poison b", "c");
        assertThat(inbox.bodies().getFirst().at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(3);
    }

    @Test
    void throttlesAreNoFailuresOfTheFunction() {
        AtomicInteger times = new AtomicInteger();
        function.handle(event -> times.getAndIncrement() < 5 ? StagedFunction.throttled()
                : StagedFunction.returned("null"));
        put("a");
        map(KINESIS, "\"MaximumRetryAttempts\":0," + TELL);
        until(() -> function.events().size() == 6);
        until(() -> checkpoints.lastResult().equals("OK"));

        assertThat(inbox.bodies()).isEmpty();
    }

    @Test
    void f59TellsHowTheLastInvocationWent() {
        failOn("poison");
        map(KINESIS, "\"BatchSize\":1,\"MaximumRetryAttempts\":0");
        assertThat(checkpoints.lastResult()).isEqualTo("No records processed");
        put("a");
        until(() -> checkpoints.lastResult().equals("OK"));
        put("poison");
        until(() -> checkpoints.lastResult().equals("PROBLEM: Function call failed"));
    }

    @Test
    void f73MeasuresHowOldTheLastRecordIsWhichGrowsWhileAPoisonBatchBlocks() {
        failOn("poison");
        put("a", "poison");
        map(KINESIS, "");
        until(() -> measures.all().size() >= 5);

        List<Measure> ages = measures.all().subList(0, 5);
        assertThat(ages).allSatisfy(each -> {
            assertThat(each.namespace()).isEqualTo("AWS/Lambda");
            assertThat(each.metric()).isEqualTo("IteratorAge");
            assertThat(each.dimensions()).containsExactly(Map.entry("FunctionName", "staged"));
            assertThat(each.unit()).isEqualTo("Milliseconds");
        });
        assertThat(ages.stream().map(Measure::value).toList()).isSorted();
        // Pauses of 100, 200, 400 and 800 ms.
        assertThat(ages.getLast().value()).isGreaterThanOrEqualTo(1500);
    }
}
