package dev.eventlabs.local.eventsource.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.eventsource.Fixture;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.eventsource.batch.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

final class QueuePipelineIT extends Fixture {

    @Test
    void f30StartsWithFiveBatchesAtOnceThenGrowsToTheCap() {
        String url = queue("VisibilityTimeout", "600");
        function.block();
        map(url, request -> request.batchSize(1));
        send(url, numbered(30));

        await().until(() -> function.running() == Concurrency.START);
        await().atMost(Duration.ofSeconds(30)).until(() -> function.running() == CAP);
        assertThat(depth(url)).containsExactly(30 - CAP, CAP);
        function.release();
        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.mostRunning()).isEqualTo(CAP);
    }

    @Test
    void f30NeverExceedsMaximumConcurrency() {
        String url = queue();
        map(url, request -> request.batchSize(1).scalingConfig(config -> config.maximumConcurrency(2)));
        send(url, numbered(100));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.mostRunning()).isLessThanOrEqualTo(2);
    }

    @Test
    void f32GathersUntilTheWindowIsOver() {
        String url = queue();
        map(url, request -> request.batchSize(1000).maximumBatchingWindowInSeconds(2));
        send(url, numbered(25));
        Instant sent = Instant.now();

        await().until(() -> !function.events().isEmpty());
        assertThat(bodies(function.events().getFirst())).containsExactlyInAnyOrder(numbered(25));
        assertThat(Duration.between(sent, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void f32DoesNotWaitForTheWindowOnceTheBatchIsFull() {
        String url = queue();
        map(url, request -> request.batchSize(20).maximumBatchingWindowInSeconds(300));
        send(url, numbered(40));

        await().until(() -> function.events().size() == 2);
        assertThat(function.events()).allSatisfy(event -> assertThat(bodies(event)).hasSize(20));
    }

    @Test
    void f32FiresAtSixMegabytesAndLosesNothingThatDoesNotFit() {
        String url = queue();
        map(url, request -> request.batchSize(100).maximumBatchingWindowInSeconds(3));
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 8; i++) {
            send(url, large);
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> function.bodies().size() == 8);
        assertThat(function.events()).hasSize(2).allSatisfy(
                event -> assertThat(event.toString().length()).isLessThan(6 << 20));
    }

    @Test
    void f33DeletesWhatDoesNotMatchWithoutInvoking() {
        String url = queue();
        filtered(url, "{\"body\":{\"price\":[{\"numeric\":[\">\",10]}]}}");
        send(url, "{\"price\":11}", "{\"price\":9}", "plain text", "[1,2]", "{\"price\":12,\"more\":true}");

        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.bodies()).containsExactlyInAnyOrder("{\"price\":11}", "{\"price\":12,\"more\":true}");
    }

    @Test
    void f33MatchesPlainTextByAPatternForTextOnly() {
        String url = queue();
        filtered(url, "{\"body\":[\"exact\",{\"prefix\":\"pre\"}]}");
        send(url, "exact", "prefixed", "other", "{\"body\":\"exact\"}");

        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.bodies()).containsExactlyInAnyOrder("exact", "prefixed");
    }

    @Test
    void f34KnowsEveryOperatorAndOrsTheFilters() {
        String[] matching = {"{\"a\":\"exact\"}", "{\"b\":\"Suffix.png\"}", "{\"c\":\"not x\"}", "{\"d\":5}",
                "{\"e\":\"CASE\"}"};
        String url = queue();
        filtered(url, "{\"body\":{\"a\":[\"exact\"],\"z\":[{\"exists\":false}]}}",
                "{\"body\":{\"b\":[{\"suffix\":\".png\"}]}}", "{\"body\":{\"c\":[{\"anything-but\":[\"x\"]}]}}",
                "{\"body\":{\"d\":[{\"numeric\":[\">\",0,\"<=\",5]}]}}",
                "{\"body\":{\"$or\":[{\"e\":[{\"equals-ignore-case\":\"case\"}]},{\"f\":[null]},{\"f\":[\"\"]}]}}");
        send(url, matching);
        send(url, "{\"f\":null}", "{\"f\":\"\"}");
        send(url, "{\"a\":\"exact\",\"z\":1}", "{\"b\":\"x.gif\"}", "{\"c\":\"x\"}", "{\"d\":6}", "{\"e\":\"else\"}");

        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(0, 0));
        assertThat(function.bodies()).contains(matching).contains("{\"f\":null}", "{\"f\":\"\"}").hasSize(7);
    }

    @Test
    void stopsAtOnceWhenItIsDisabledAndGoesOnWhenItIsEnabled() {
        String url = queue();
        String uuid = map(url, request -> {}).uuid();
        send(url, "before");
        await().until(() -> function.bodies().contains("before"));

        lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(false));
        send(url, "meanwhile");
        assertThat(depth(url)).containsExactly(1, 0);
        await().during(Duration.ofMillis(500)).until(() -> depth(url).equals(List.of(1, 0)));
        lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(true));

        await().until(() -> function.bodies().contains("meanwhile"));
    }

    @Test
    void f37LeavesMessagesInFlightAloneWhenItIsDeleted() {
        String url = queue("VisibilityTimeout", "3");
        String uuid = map(url, request -> {}).uuid();
        function.block();
        send(url, "in flight");
        await().until(() -> function.running() == 1);

        lambda.deleteEventSourceMapping(request -> request.uuid(uuid));
        send(url, "later");

        assertThat(depth(url)).containsExactly(1, 1);
        function.release();
        await().untilAsserted(() -> assertThat(depth(url)).containsExactly(1, 0));
    }

    /** The function never answers: to wait for it would be to wait for ever. */
    @Test
    @Timeout(30)
    void closesWithoutWaitingForTheFunctionAndLosesNothing() {
        String url = queue("VisibilityTimeout", "3");
        function.block();
        map(url, request -> request.batchSize(1));
        send(url, numbered(20));
        await().until(() -> function.running() == Concurrency.START);

        closeMappings();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(depth(url)).containsExactly(20, 0));
    }

    @Test
    void storesEveryGoodMessageAndNoBadOneWhateverFails() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "1", "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + arn(dead) + "\",\"maxReceiveCount\":8}");
        Set<String> stored = ConcurrentHashMap.newKeySet();
        Random random = new Random(7);
        function.handle(event -> {
            int dice = random.nextInt(10);
            if (dice == 0) {
                return StagedFunction.throttled();
            }
            if (dice == 1) {
                return StagedFunction.faulted();
            }
            StringBuilder failures = new StringBuilder();
            event.get("Records").forEach(message -> {
                int number = Integer.parseInt(message.get("body").asText().substring(1));
                if (number % 50 == 0) {
                    failures.append(failures.isEmpty() ? "" : ",").append("{\"itemIdentifier\":\"")
                            .append(message.get("messageId").asText()).append("\"}");
                } else {
                    stored.add(message.get("body").asText());
                }
            });
            return StagedFunction.returned("{\"batchItemFailures\":[" + failures + "]}");
        });
        map(url, request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        send(url, numbered(500));

        Set<String> good = new HashSet<>(List.of(numbered(500)));
        good.removeIf(body -> Integer.parseInt(body.substring(1)) % 50 == 0);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(depth(url)).containsExactly(0, 0);
            assertThat(depth(dead)).containsExactly(10, 0);
        });
        assertThat(stored).isEqualTo(good);
    }

    private void filtered(String url, String... patterns) {
        map(url, request -> request.filterCriteria(criteria -> criteria.filters(Arrays.stream(patterns)
                .map(pattern -> Filter.builder().pattern(pattern).build())
                .toList())));
    }
}
