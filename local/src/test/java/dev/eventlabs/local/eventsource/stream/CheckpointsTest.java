package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.eventsource.settings.Settings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CheckpointsTest extends StreamFixture {

    @BeforeEach
    void makeStream() {
        streams.shard(KINESIS, SHARD);
    }

    private void begin(Settings settings) {
        checkpoints = Checkpoints.begin(streams, KINESIS, settings.stream());
    }

    @Test
    void f71GoesOnWhereItWasStopped() {
        put("a", "b");
        map(KINESIS, "\"BatchSize\":1");
        until(() -> invocations().contains("b"));
        stop();
        put("c");
        start();
        until(() -> invocations().contains("c"));

        assertThat(invocations()).containsExactly("a", "b", "c");
    }

    @Test
    void aBatchThatIsWithTheFunctionIsSettledAndTheNextPipelineWaitsForIt() {
        put("a");
        function.block();
        map(KINESIS, "\"BatchSize\":1");
        until(() -> function.running() == 1);
        stop();
        start();
        put("b");
        time.advance(Duration.ofSeconds(10));
        assertThat(invocations()).containsExactly("a");
        function.release();
        until(() -> invocations().contains("b"));

        assertThat(invocations()).containsExactly("a", "b");
        assertThat(function.mostRunning()).isEqualTo(1);
    }

    @Test
    void nothingIsInvokedOnceItIsStopped() throws InterruptedException {
        failOn("poison");
        put("poison");
        map(KINESIS, "\"BatchSize\":1");
        until(() -> invocations().size() > 2);
        stopAndSettle(1);
        int then = invocations().size();
        time.advance(Duration.ofMinutes(5));
        put("b");

        assertThat(invocations()).hasSize(then);
        start();
        until(() -> invocations().size() > then);
        assertThat(invocations()).containsOnly("poison");
    }

    @Test
    void f45LatestBeginsWhenTheMappingIsMadeEvenIfItRunsLater() {
        put("before");
        Settings settings = settings(KINESIS, "LATEST", "");
        begin(settings);
        put("meanwhile");
        start(settings);
        until(() -> invocations().contains("meanwhile"));

        assertThat(invocations()).containsExactly("meanwhile");
    }

    @Test
    void latestIsFoundAgainWhenNothingWasDoneYet() {
        put("before");
        function.handle(event -> StagedFunction.faulted());
        Settings settings = settings(KINESIS, "LATEST", "");
        begin(settings);
        start(settings);
        put("a");
        until(() -> invocations().size() > 1);
        stop();
        function.handle(event -> StagedFunction.returned("null"));
        put("b");
        start();
        until(() -> invocations().contains("a b"));

        put("c");
        until(() -> invocations().contains("c"));
        assertThat(String.join(" ", invocations())).doesNotContain("before");
    }

    @Test
    void latestIsFoundAgainWithAllThatWasReadAhead() throws InterruptedException {
        put("before");
        function.handle(event -> StagedFunction.faulted());
        Settings settings = settings(KINESIS, "LATEST", "\"BatchSize\":1");
        begin(settings);
        put("a", "b", "c");
        start(settings);
        until(() -> !invocations().isEmpty());
        stopAndSettle(1);
        function.handle(event -> StagedFunction.returned("null"));
        int failed = invocations().size();
        start();
        until(() -> invocations().contains("c"));

        assertThat(invocations().subList(failed, invocations().size())).containsExactly("a", "b", "c");
    }

    @Test
    void latestIsFoundAgainWithAnotherNumberOfLanes() throws InterruptedException {
        put("before");
        function.handle(event -> StagedFunction.faulted());
        Settings settings = settings(KINESIS, "LATEST", "");
        begin(settings);
        start(settings);
        put("a");
        until(() -> invocations().size() > 1);
        stopAndSettle(1);
        function.handle(event -> StagedFunction.returned("null"));
        int failed = invocations().size();
        start(settings(KINESIS, "LATEST", "\"ParallelizationFactor\":2"));
        until(() -> invocations().size() > failed);

        assertThat(invocations()).containsOnly("a");
    }

    @Test
    void f67AtTimestampBeginsWithWhatArrivedThen() {
        put("before");
        time.advance(Duration.ofSeconds(10));
        long then = time.instant().getEpochSecond();
        put("a");
        time.advance(Duration.ofSeconds(10));
        put("b");
        Settings settings = settings(KINESIS, "AT_TIMESTAMP", "\"StartingPositionTimestamp\":" + then);
        begin(settings);
        start(settings);
        until(() -> !function.events().isEmpty());

        assertThat(invocations()).containsExactly("a b");
    }

    @Test
    void readsOnFromTheCheckpointWhenTheStreamFailed() {
        put("a");
        map(KINESIS, "\"BatchSize\":1");
        until(() -> checkpoints.lastResult().equals("OK"));
        streams.fail(3);
        put("b", "c");
        until(() -> invocations().contains("c"));

        assertThat(invocations()).containsExactly("a", "b", "c");
    }

    @Test
    void f56WhatIsFilteredOutIsDone() {
        put("{\"kind\":\"x\"}", "text", "{\"kind\":\"y\"}");
        map(KINESIS, "\"FilterCriteria\":{\"Filters\":[{\"Pattern\":\"{\\\"data\\\":{\\\"kind\\\":[\\\"z\\\"]}}\"}]}");
        until(() -> checkpoints.of(SHARD, 1).isCheckpointed());
        stop();
        start(settings(KINESIS, "TRIM_HORIZON", ""));
        put("z");
        until(() -> !function.events().isEmpty());

        assertThat(invocations()).containsExactly("z");
    }

    @Test
    void f72ReadsChildrenOnlyWhenTheirParentsAreDrained() {
        failOn("poison");
        streams.shard(KINESIS, "other");
        streams.shard(KINESIS, "merged", SHARD, "other");
        put("poison");
        streams.end(KINESIS, SHARD);
        streams.end(KINESIS, "other");
        putInto("merged", "child", "k");
        map(KINESIS, "");
        until(() -> invocations().size() > 5);
        assertThat(invocations()).containsOnly("poison");
        function.handle(event -> StagedFunction.returned("null"));
        until(() -> invocations().contains("child"));
    }

    @Test
    void findsNewShardsFromTheirBeginningAndForgetsThoseThatAreGone() {
        Settings settings = settings(KINESIS, "LATEST", "");
        begin(settings);
        start(settings);
        put("a");
        until(() -> invocations().contains("a"));
        streams.shard(KINESIS, "child", SHARD);
        putInto("child", "b", "k");
        streams.end(KINESIS, SHARD);
        until(() -> invocations().contains("b"));
        streams.forget(KINESIS, SHARD);
        streams.shard(KINESIS, "third");
        putInto("third", "c", "k");
        until(() -> invocations().contains("c"));

        assertThat(invocations()).containsExactly("a", "b", "c");
    }
}
