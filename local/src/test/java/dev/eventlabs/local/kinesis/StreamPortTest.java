package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.Slice;
import dev.eventlabs.local.spi.Scope;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StreamPortTest {

    private static final String SHARD = "shardId-000000000000";
    private static final Duration LONG = Duration.ofHours(1);

    private final SetTime time = new SetTime();
    private final Streams streams = new Streams(time);
    private final RecordStreams port = new StreamPort(new Address(streams),
            new Traffic((scope, namespace, metric, dimensions, value, unit) -> {}));
    private final Stream stream = streams.create(Scope.standard(),
            new Streams.Draft("s", Capacity.PROVISIONED, Optional.of(1), 1024, Map.of()));

    @Test
    void f66_aRecordsContentIsWhatAnEventShows() throws Exception {
        time.advance(Duration.ofMillis(42));
        put("hello");

        var record = open(new Position.TrimHorizon()).read(10, Duration.ZERO).records().getFirst();

        assertThat(record.partitionKey()).isEqualTo("key");
        assertThat(record.arrived()).isEqualTo(time.instant());
        assertThat(record.content()).hasToString(
                "{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"key\",\"sequenceNumber\":\""
                        + record.sequenceNumber()
                        + "\",\"data\":\"aGVsbG8=\",\"approximateArrivalTimestamp\":1767225600.042}");
    }

    @Test
    void aReaderThatWaitsIsWokenByAPut() throws Exception {
        Cursor cursor = open(new Position.Latest());
        CompletableFuture<Slice> waiting = waiting(cursor);

        put("hello");

        assertThat(waiting.get(60, TimeUnit.SECONDS).records()).hasSize(1);
    }

    @Test
    void f72_aReaderThatWaitsIsToldThatTheShardHasEnded() throws Exception {
        put("last");
        Cursor cursor = open(new Position.TrimHorizon());
        assertThat(cursor.read(10, LONG)).satisfies(slice -> {
            assertThat(slice.records()).hasSize(1);
            assertThat(slice.ended()).isFalse();
        });
        CompletableFuture<Slice> waiting = waiting(cursor);

        new Resharding(streams).split(stream, stream.shard(SHARD), BigInteger.TEN);

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(new Slice(List.of(), true));
        assertThat(port.shards(stream.arn())).containsExactly(
                new RecordStreams.Shard(SHARD, List.of(), false),
                new RecordStreams.Shard("shardId-000000000001", List.of(SHARD), true),
                new RecordStreams.Shard("shardId-000000000002", List.of(SHARD), true));
    }

    @Test
    void f72_aClosedShardIsReadToItsEndFirst() throws Exception {
        put("1");
        put("2");
        new Resharding(streams).split(stream, stream.shard(SHARD), BigInteger.TEN);
        put("3");
        Cursor cursor = open(new Position.TrimHorizon());

        assertThat(cursor.read(1, LONG).ended()).isFalse();
        Slice last = cursor.read(1, LONG);

        assertThat(last.records()).hasSize(1);
        assertThat(last.ended()).isTrue();
        assertThat(port.open(stream.arn(), "shardId-000000000002", new Position.TrimHorizon()).read(10, LONG).records())
                .hasSize(1);
    }

    @Test
    void aReaderThatWaitsIsToldThatTheStreamIsGone() throws Exception {
        CompletableFuture<Slice> waiting = waiting(open(new Position.Latest()));

        streams.delete(stream);

        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(AwsException.class).hasMessageContaining("not found");
        assertThat(port.exists(stream.arn())).isFalse();
    }

    @Test
    void theWaitIsOverWhenItsTimeIsUp() throws Exception {
        assertThat(open(new Position.Latest()).read(1, Duration.ofMillis(1))).isEqualTo(new Slice(List.of(), false));
    }

    @Test
    void oneGoesOnBehindARecordEvenIfItHasExpired() throws Exception {
        put("1");
        String first = open(new Position.TrimHorizon()).read(1, LONG).records().getFirst().sequenceNumber();
        time.advance(Duration.ofHours(23));
        put("2");

        assertThat(open(new Position.After(first)).read(10, LONG).records()).hasSize(1);
        time.advance(Duration.ofHours(2));
        Slice rest = open(new Position.After(first)).read(10, LONG);
        assertThat(rest.records()).singleElement()
                .satisfies(record -> assertThat(record.content().get("data").asText()).isEqualTo("Mg=="));
    }

    @Test
    void oneBeginsAtAPointInTime() throws Exception {
        put("1");
        time.advance(Duration.ofMinutes(1));
        put("2");

        assertThat(open(new Position.AtTimestamp(time.instant())).read(10, LONG).records()).hasSize(1);
        assertThat(open(new Position.AtTimestamp(time.instant().minusSeconds(60))).read(10, LONG).records()).hasSize(2);
    }

    @Test
    void aShardThatWasClosedLongAgoIsForgotten() {
        put("1");
        new Resharding(streams).split(stream, stream.shard(SHARD), BigInteger.TEN);
        time.advance(Duration.ofHours(25));

        assertThat(port.shards(stream.arn())).extracting(RecordStreams.Shard::id)
                .containsExactly("shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(port.exists(stream.arn())).isTrue();
        assertThat(port.exists(stream.arn() + "x")).isFalse();
        assertThatThrownBy(() -> port.shards(stream.arn() + "x")).isInstanceOf(AwsException.class)
                .hasMessageContaining("Stream sx");
        assertThatThrownBy(() -> open(new Position.After("12"))).isInstanceOf(AwsException.class)
                .hasMessageContaining("did not come from this stream");
    }

    private CompletableFuture<Slice> waiting(Cursor cursor) {
        CompletableFuture<Slice> result = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(cursor.read(10, LONG));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        return result;
    }

    private Cursor open(Position from) {
        return port.open(stream.arn(), SHARD, from);
    }

    private void put(String data) {
        stream.put(List.of(new Entry("key", HashRange.LAST, data.getBytes(StandardCharsets.UTF_8))));
    }
}
