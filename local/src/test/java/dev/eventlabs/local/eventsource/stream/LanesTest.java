package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.eventsource.StagedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class LanesTest extends StreamFixture {

    @Test
    void f43GivesTheRecordsOfAShardInOrder() {
        streams.shard(KINESIS, SHARD);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add("r" + i);
            put("r" + i);
        }
        map(KINESIS, "\"BatchSize\":7");
        until(() -> flat().size() == 500);

        assertThat(flat()).isEqualTo(all);
        assertThat(function.mostRunning()).isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfEachPartitionKeyAmongConcurrentBatches() {
        streams.shard(KINESIS, SHARD);
        for (int i = 0; i < 300; i++) {
            putInto(SHARD, "k" + i % 10 + " " + i, "k" + i % 10);
        }
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        function.handle(event -> {
            for (String each : data(event)) {
                String[] parts = each.split(" ");
                seen.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
            }
            return StagedFunction.returned("null");
        });
        map(KINESIS, "\"BatchSize\":5,\"ParallelizationFactor\":4");
        until(() -> flat().size() >= 300);
        until(() -> function.running() == 0);

        assertThat(seen).hasSize(10).allSatisfy((key, numbers) -> assertThat(numbers).hasSize(30).isSorted());
    }

    @Test
    void invokesWithBatchesOfOneShardAtTheSameTime() {
        streams.shard(KINESIS, SHARD);
        for (int i = 0; i < 50; i++) {
            putInto(SHARD, "r" + i, "k" + i);
        }
        function.block();
        map(KINESIS, "\"ParallelizationFactor\":3");
        until(() -> function.running() == 3);
        function.release();
        until(() -> flat().size() == 50);

        assertThat(flat()).doesNotHaveDuplicates();
    }

    @Test
    void aPoisonRecordHoldsUpOnlyItsLane() {
        streams.shard(KINESIS, SHARD);
        failOn("poison");
        putInto(SHARD, "poison", "a");
        // Of the two lanes, one has the keys with odd codes.
        putInto(SHARD, "other", "b");
        putInto(SHARD, "behind", "c");
        map(KINESIS, "\"BatchSize\":1,\"ParallelizationFactor\":2");
        until(() -> invocations().contains("other")
                && invocations().stream().filter("poison"::equals).count() > 3);

        assertThat(invocations()).doesNotContain("behind");
    }

    @Test
    void losesNothingWhenTheNumberOfLanesChanges() throws InterruptedException {
        streams.shard(KINESIS, SHARD);
        for (int i = 0; i < 40; i++) {
            putInto(SHARD, "r" + i, "k" + i);
        }
        function.handle(event -> data(event).contains("r5") ? StagedFunction.faulted()
                : StagedFunction.returned("null"));
        map(KINESIS, "\"BatchSize\":1,\"ParallelizationFactor\":3");
        until(() -> invocations().contains("r5") && invocations().size() > 20);
        stopAndSettle(3);
        function.handle(event -> StagedFunction.returned("null"));
        int before = function.events().size();
        start(settings(KINESIS, "TRIM_HORIZON", "\"BatchSize\":1"));
        until(() -> invocations().stream().skip(before).toList().contains("r39"));

        List<String> after = invocations().stream().skip(before).toList();
        assertThat(after).contains("r5");
        assertThat(after.stream().map(each -> Integer.valueOf(each.substring(1))).toList()).isSorted();
        assertThat(flat()).contains("r0", "r1", "r20", "r38", "r39");
    }

    @Test
    void manyShardsShareTheInvocationsThatTheMappingMayHave() {
        for (int i = 0; i < 12; i++) {
            streams.shard(KINESIS, "shard-" + i);
            putInto("shard-" + i, "r" + i, "k");
        }
        function.block();
        map(KINESIS, "");
        until(() -> function.running() == 4);
        function.release();
        until(() -> flat().size() == 12);

        assertThat(flat()).doesNotHaveDuplicates();
        assertThat(function.mostRunning()).isEqualTo(4);
    }

    @Test
    void f32CutsBatchesAtSixMegabytes() {
        streams.shard(KINESIS, SHARD);
        String large = "x".repeat(700_000);
        for (int i = 0; i < 9; i++) {
            put(large);
        }
        map(KINESIS, "");
        until(() -> flat().size() == 9);

        assertThat(function.events()).hasSize(2);
        assertThat(function.events()).allSatisfy(
                event -> assertThat(event.toString().length()).isLessThan(6 << 20));
    }

    @Test
    void f67GathersUntilTheBatchingWindowIsOverOrTheBatchIsFull() {
        streams.shard(KINESIS, SHARD);
        map(KINESIS, "\"BatchSize\":3,\"MaximumBatchingWindowInSeconds\":10");
        put("a");
        put("b");
        until(() -> !function.events().isEmpty());
        assertThat(time.instant()).isAfterOrEqualTo(ManualTime.START.plusSeconds(10));
        put("c", "d", "e");
        until(() -> function.events().size() == 2);

        assertThat(invocations()).containsExactly("a b", "c d e");
    }

    private List<String> flat() {
        List<String> all = new ArrayList<>();
        for (JsonNode event : function.events()) {
            all.addAll(data(event));
        }
        return all;
    }
}
