package dev.eventlabs.local.eventsource.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.Fixture;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.spi.FunctionInvoker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

final class QueueSourceIT extends Fixture {

    @Test
    void f24GivesTheFunctionTheRecordAsAwsDoes() {
        String url = queue();
        map(url, request -> {});
        String id = sqs.sendMessage(request -> request.queueUrl(url).messageBody("{\"a\":1}").messageAttributes(
                Map.of("kind", MessageAttributeValue.builder().dataType("String").stringValue("x").build())))
                .messageId();

        await().until(() -> !function.events().isEmpty());
        JsonNode event = function.events().getFirst();
        JsonNode message = event.get("Records").get(0);

        assertThat(event.size()).isEqualTo(1);
        assertThat(names(message)).containsExactly("messageId", "receiptHandle", "body", "attributes",
                "messageAttributes", "md5OfMessageAttributes", "md5OfBody", "eventSource", "eventSourceARN",
                "awsRegion");
        assertThat(message.get("messageId").asText()).isEqualTo(id);
        assertThat(message.get("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(names(message.get("attributes"))).containsExactlyInAnyOrder("ApproximateReceiveCount",
                "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
        assertThat(message.get("attributes")).allMatch(JsonNode::isTextual);
        assertThat(message.get("messageAttributes").toString()).isEqualTo("{\"kind\":{\"stringValue\":\"x\","
                + "\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}}");
        assertThat(message.get("md5OfBody").asText()).isEqualTo("bb6cb5c68df4652941caf652a366f2d8");
        assertThat(message.get("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(message.get("eventSourceARN").asText()).isEqualTo(arn(url));
        assertThat(message.get("awsRegion").asText()).isEqualTo("us-east-1");
    }

    @Test
    void f24AddsGroupDeduplicationAndSequenceForFifoQueues() {
        String url = create("g.fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true");
        map(url, request -> {});
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m").messageGroupId("g"));

        await().until(() -> !function.events().isEmpty());
        assertThat(names(function.events().getFirst().get("Records").get(0).get("attributes"))).contains(
                "MessageGroupId", "MessageDeduplicationId", "SequenceNumber");
        assertThat(function.events().getFirst().get("Records").get(0).get("messageAttributes").isEmpty()).isTrue();
    }

    @Test
    void f25DeletesTheWholeBatchWhenTheFunctionReturns() {
        String url = queue();
        function.handle(event -> StagedFunction.returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]}"));
        map(url, request -> {});
        send(url, numbered(25));

        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.bodies()).containsExactlyInAnyOrder(numbered(25));
    }

    @Test
    void f25DeletesNothingWhenTheFunctionFailsAndDeliversAgainAfterTheVisibilityTimeout() {
        String url = queue("VisibilityTimeout", "2");
        List<Instant> times = new ArrayList<>();
        function.handle(event -> {
            times.add(Instant.now());
            return times.size() == 1 ? StagedFunction.faulted() : StagedFunction.returned("null");
        });
        map(url, request -> {});
        send(url, "m");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(times).hasSize(2);
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThan(Duration.ofMillis(1900));
        assertThat(function.events().get(1).get("Records").get(0).get("attributes").get("ApproximateReceiveCount")
                .asText()).isEqualTo("2");
    }

    @Test
    void f26DeliversOnlyTheReportedMessagesAgain() {
        String url = queue("VisibilityTimeout", "3");
        AtomicInteger calls = new AtomicInteger();
        function.handle(event -> {
            if (calls.getAndIncrement() > 0) {
                return StagedFunction.returned("{}");
            }
            for (JsonNode message : event.get("Records")) {
                if (message.get("body").asText().equals("m3")) {
                    return report(message.get("messageId").asText());
                }
            }
            return StagedFunction.returned("{}");
        });
        map(url, request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .maximumBatchingWindowInSeconds(1));
        send(url, numbered(10));

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(depth(url)).containsExactly(0, 0);
            assertThat(function.events()).hasSize(2);
        });
        assertThat(bodies(function.events().get(0))).containsExactlyInAnyOrder(numbered(10));
        assertThat(bodies(function.events().get(1))).containsExactly("m3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}",
            "{\"other\":1}"})
    void f27TakesTheseAnswersForSuccess(String answer) {
        String url = queue();
        function.handle(event -> StagedFunction.returned(answer));
        map(url, request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        send(url, "m");

        await().untilAsserted(() -> {
            assertThat(function.events()).hasSize(1);
            assertThat(depth(url)).containsExactly(0, 0);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{not json", "\"text\"", "[]", "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}", "{\"batchItemFailures\":[{\"wrongKey\":\"x\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}", "{\"batchItemFailures\":\"x\"}"})
    void f27TakesTheseAnswersForFailureOfTheWholeBatch(String answer) {
        String url = queue("VisibilityTimeout", "1");
        AtomicInteger calls = new AtomicInteger();
        function.handle(event -> StagedFunction.returned(calls.getAndIncrement() == 0 ? answer : "{}"));
        map(url, request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        send(url, "m");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(function.bodies()).containsExactly("m", "m");
            assertThat(depth(url)).containsExactly(0, 0);
        });
    }

    @Test
    void f3SendsAPoisonMessageToTheDeadLetterQueueAfterMaxReceives() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "1", "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + arn(dead) + "\",\"maxReceiveCount\":3}");
        function.handle(event -> bodies(event).contains("poison") ? StagedFunction.faulted()
                : StagedFunction.returned("null"));
        map(url, request -> request.batchSize(1));
        send(url, "good", "poison", "also good");

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(depth(dead)).containsExactly(1, 0);
            assertThat(depth(url)).containsExactly(0, 0);
        });
        assertThat(function.bodies().stream().filter("poison"::equals)).hasSize(3);
        assertThat(sqs.receiveMessage(request -> request.queueUrl(dead)).messages()).extracting(Message::body)
                .containsExactly("poison");
    }

    @Test
    void f29RetriesAThrottledInvocationWithTheSameReceiveUntilItIsTaken() {
        String url = queue();
        AtomicInteger calls = new AtomicInteger();
        function.handle(event -> calls.incrementAndGet() < 4 ? StagedFunction.throttled()
                : StagedFunction.returned("null"));
        map(url, request -> {});
        send(url, "patient");

        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.bodies()).containsOnly("patient").hasSize(4);
        assertThat(function.events()).allSatisfy(event -> assertThat(event.get("Records").get(0).get("attributes")
                .get("ApproximateReceiveCount").asText()).isEqualTo("1"));
    }

    @Test
    void f29GivesAThrottledMessageBackWhenItsVisibilityTimeoutIsOver() {
        String url = queue("VisibilityTimeout", "1");
        AtomicInteger receives = new AtomicInteger();
        function.handle(event -> {
            int count = event.get("Records").get(0).get("attributes").get("ApproximateReceiveCount").asInt();
            receives.set(count);
            return count < 2 ? StagedFunction.throttled() : StagedFunction.returned("null");
        });
        map(url, request -> {});
        send(url, "returned");

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(receives).hasValue(2);
    }

    @Test
    void givesAMessageOnceInABatchThoughItShowsAgainWithinTheWindow() {
        String url = queue("VisibilityTimeout", "1");
        map(url, request -> request.batchSize(100).maximumBatchingWindowInSeconds(2));
        send(url, "once");

        await().atMost(Duration.ofSeconds(10)).until(() -> !function.events().isEmpty());
        assertThat(bodies(function.events().getFirst())).containsExactly("once");
        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static FunctionInvoker.Invocation report(String id) {
        return StagedFunction.returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}");
    }
}
