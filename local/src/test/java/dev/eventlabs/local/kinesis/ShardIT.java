package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class ShardIT extends KinesisFixture {

    private static final String HALF = BigInteger.ONE.shiftLeft(127).toString();

    @Test
    void aSplitGivesTwoChildrenWhoseNumbersAreAboveTheParents() {
        create("s", 1);
        String last = put("s", "a", "1").sequenceNumber();

        client.splitShard(request -> request.streamName("s").shardToSplit(id(0)).newStartingHashKey(HALF));

        List<Shard> shards = shards("s");
        assertThat(shards).extracting(Shard::shardId).containsExactly(id(0), id(1), id(2));
        Shard parent = shards.getFirst();
        assertThat(number(parent.sequenceNumberRange().endingSequenceNumber())).isGreaterThan(number(last));
        assertThat(shards.subList(1, 3)).allSatisfy(child -> {
            assertThat(child.parentShardId()).isEqualTo(id(0));
            assertThat(child.adjacentParentShardId()).isNull();
            assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
            assertThat(number(child.sequenceNumberRange().startingSequenceNumber()))
                    .isGreaterThan(number(parent.sequenceNumberRange().endingSequenceNumber()));
        });
        assertThat(shards.get(2).hashKeyRange().startingHashKey()).isEqualTo(HALF);
        assertThat(number(put("s", "a", "2").sequenceNumber())).isGreaterThan(number(last));
    }

    @Test
    void f72_theEndOfAClosedShardNamesItsChildren() {
        create("s", 1);
        put("s", "a", "1");
        client.splitShard(request -> request.streamName("s").shardToSplit(id(0)).newStartingHashKey(HALF));
        String start = iterator("s", id(0), ShardIteratorType.TRIM_HORIZON);

        var end = client.getRecords(request -> request.shardIterator(start));

        assertThat(end.records()).hasSize(1);
        assertThat(end.nextShardIterator()).isNull();
        assertThat(end.childShards()).extracting(child -> child.shardId() + " of " + child.parentShards())
                .containsExactly(id(1) + " of [" + id(0) + "]", id(2) + " of [" + id(0) + "]");
    }

    @Test
    void twoAdjacentShardsAreMerged() {
        create("s", 3);

        client.mergeShards(request -> request.streamName("s").shardToMerge(id(1)).adjacentShardToMerge(id(0)));

        Shard child = shards("s").getLast();
        assertThat(child.parentShardId()).isEqualTo(id(0));
        assertThat(child.adjacentParentShardId()).isEqualTo(id(1));
        assertThat(child.hashKeyRange().startingHashKey()).isEqualTo("0");
        assertThatThrownBy(() -> client
                .mergeShards(request -> request.streamName("s").shardToMerge(id(1)).adjacentShardToMerge(id(0))))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("already been merged or split");
    }

    @Test
    void whatCannotBeSplitOrMergedIsRefused() {
        create("s", 3);

        assertThatThrownBy(() -> client
                .mergeShards(request -> request.streamName("s").shardToMerge(id(0)).adjacentShardToMerge(id(2))))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("not an adjacent pair");
        assertThatThrownBy(() -> client
                .splitShard(request -> request.streamName("s").shardToSplit(id(0)).newStartingHashKey("1")))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("NewStartingHashKey");
        client.updateStreamMode(request -> request.streamARN(arn("s"))
                .streamModeDetails(mode -> mode.streamMode("ON_DEMAND")));
        assertThatThrownBy(() -> client
                .splitShard(request -> request.streamName("s").shardToSplit(id(0)).newStartingHashKey("9")))
                .isInstanceOf(KinesisException.class).hasMessageContaining("On-Demand");
    }

    @Test
    void aCountOfShardsIsReachedBySplitsAndMerges() {
        create("s", 2);
        put("s", "a", "1");

        for (int target : List.of(3, 5, 10, 5, 3, 2, 1, 1)) {
            var answer = client.updateShardCount(request -> request.streamName("s").targetShardCount(target)
                    .scalingType(ScalingType.UNIFORM_SCALING));
            assertThat(answer.targetShardCount()).isEqualTo(target);
            assertThat(open("s")).extracting(shard -> shard.hashKeyRange().startingHashKey())
                    .containsExactlyInAnyOrderElementsOf(HashRange.uniform(target).stream()
                            .map(range -> range.start().toString()).toList());
        }
        assertThat(all("s", id(0))).hasSize(1);
        assertThatThrownBy(() -> client.updateShardCount(request -> request.streamName("s").targetShardCount(3)
                .scalingType(ScalingType.UNIFORM_SCALING))).isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("double");
    }

    @Test
    void shardsAreListedByWhenTheyWereOpen() {
        create("s", 1);
        time.advance(Duration.ofHours(1));
        client.splitShard(request -> request.streamName("s").shardToSplit(id(0)).newStartingHashKey(HALF));
        Instant split = time.instant();
        time.advance(Duration.ofHours(1));

        assertThat(filtered(ShardFilterType.AT_LATEST, null)).containsExactly(id(1), id(2));
        assertThat(filtered(ShardFilterType.AT_TRIM_HORIZON, null)).containsExactly(id(0));
        assertThat(filtered(ShardFilterType.FROM_TRIM_HORIZON, null)).containsExactly(id(0), id(1), id(2));
        assertThat(filtered(ShardFilterType.AT_TIMESTAMP, split.minusSeconds(1))).containsExactly(id(0));
        assertThat(filtered(ShardFilterType.AT_TIMESTAMP, split)).containsExactly(id(1), id(2));
        assertThat(filtered(ShardFilterType.FROM_TIMESTAMP, split.minusSeconds(1))).hasSize(3);
        assertThat(filtered(ShardFilterType.FROM_TIMESTAMP, split)).containsExactly(id(1), id(2));
        assertThat(client.listShards(request -> request.streamName("s")
                .shardFilter(filter -> filter.type(ShardFilterType.AFTER_SHARD_ID).shardId(id(0)))).shards())
                .hasSize(2);
        time.advance(Duration.ofHours(24));
        assertThat(shards("s")).extracting(Shard::shardId).containsExactly(id(1), id(2));
    }

    @Test
    void manyShardsComeInPages() {
        create("s", 25);
        List<String> all = new ArrayList<>();
        ListShardsResponse page = client.listShards(request -> request.streamName("s").maxResults(10));
        String token = page.nextToken();
        page.shards().forEach(shard -> all.add(shard.shardId()));
        while (page.nextToken() != null) {
            String next = page.nextToken();
            page = client.listShards(request -> request.nextToken(next).maxResults(10));
            page.shards().forEach(shard -> all.add(shard.shardId()));
        }

        assertThat(all).hasSize(25).doesNotHaveDuplicates().isSorted();
        time.advance(Duration.ofSeconds(301));
        assertThatThrownBy(() -> client.listShards(request -> request.nextToken(token)))
                .isInstanceOf(ExpiredNextTokenException.class);
    }

    private List<String> filtered(ShardFilterType type, Instant at) {
        return client.listShards(request -> request.streamName("s")
                .shardFilter(filter -> filter.type(type).timestamp(at))).shards().stream().map(Shard::shardId).toList();
    }

    private List<Shard> open(String stream) {
        return client.listShards(request -> request.streamName(stream)
                .shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST))).shards();
    }

    private static String id(int number) {
        return "shardId-%012d".formatted(number);
    }

    private static BigInteger number(String sequenceNumber) {
        return new BigInteger(sequenceNumber);
    }
}
