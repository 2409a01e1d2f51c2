package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.Shard;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import dev.eventlabs.local.spi.Time;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/** How an event source reads a table's stream. */
class TableStreamReadersIT extends TableStreamsFixture {

    @Test
    void aReaderBeginsWhereItWants() throws Exception {
        String stream = table("positions", "KEYS_ONLY");
        String shard = shard(stream).id();
        put("positions", "a", "1");
        put("positions", "b", "1");
        Cursor latest = streams.open(stream, shard, new Position.Latest());
        put("positions", "c", "1");
        List<StreamRecord> all = all(stream);

        assertThat(latest.read(10, LONG).records()).extracting(StreamRecord::partitionKey).containsExactly(key("c"));
        Cursor after = streams.open(stream, shard, new Position.After(all.getFirst().sequenceNumber()));
        assertThat(after.read(1, LONG).records()).extracting(StreamRecord::partitionKey).containsExactly(key("b"));
        assertThat(after.read(1, LONG).records()).extracting(StreamRecord::partitionKey).containsExactly(key("c"));
        Cursor end = streams.open(stream, shard, new Position.After(all.getLast().sequenceNumber()));
        assertThat(end.read(1, Duration.ZERO).records()).isEmpty();
        for (String never : List.of("000000000000000999999", "999999999999999999999", "not a number")) {
            assertThatThrownBy(() -> streams.open(stream, shard, new Position.After(never)))
                    .isInstanceOf(AwsException.class).hasMessageContaining("SequenceNumber");
        }
        assertThatThrownBy(() -> streams.open(stream, shard, new Position.AtTimestamp(Time.system().instant())))
                .isInstanceOf(AwsException.class).hasMessageContaining("TRIM_HORIZON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "TRIM_HORIZON"})
    void aReaderOfAnEmptyShardGetsItsFirstRecordAfterOtherTablesWereWritten(String start) throws Exception {
        String stream = table("quiet" + start, "KEYS_ONLY");
        table("loud" + start, "KEYS_ONLY");
        Cursor cursor = streams.open(stream, shard(stream).id(),
                start.equals("LATEST") ? new Position.Latest() : new Position.TrimHorizon());
        assertThat(cursor.read(10, Duration.ZERO).records()).isEmpty();
        put("loud" + start, "a", "1");
        put("loud" + start, "b", "1");
        put("quiet" + start, "c", "1");

        assertThat(cursor.read(10, LONG).records()).extracting(StreamRecord::partitionKey).containsExactly(key("c"));
    }

    @Test
    void aWaitingReaderIsWokenByWhateverWrites() throws Exception {
        String stream = table("woken", "KEYS_ONLY");
        Cursor cursor = streams.open(stream, shard(stream).id(), new Position.Latest());
        List<Runnable> writes = List.of(
                () -> put("woken", "put", "1"),
                () -> call("BatchWriteItem", """
                        {"RequestItems": {"woken": [{"PutRequest": {"Item": {"id": {"S": "batch"}}}}]}}"""),
                () -> call("ExecuteTransaction", """
                        {"TransactStatements": [{"Statement": "INSERT INTO woken VALUE {'id': 'statement'}"}]}"""));
        for (Runnable write : writes) {
            CompletableFuture<List<StreamRecord>> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return cursor.read(10, LONG).records();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            write.run();
            assertThat(waiting.get(60, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    /** The engine does so every four hours; here it is made to believe that a day has passed. */
    @Test
    void aShardThatRollsOverEndsAndHasAChild() throws Exception {
        String stream = table("rolled", "KEYS_ONLY");
        Shard parent = shard(stream);
        Cursor cursor = streams.open(stream, parent.id(), new Position.TrimHorizon());
        put("rolled", "a", "1");
        assertThat(cursor.read(10, LONG).records()).hasSize(1);
        assertThat(parent.parents()).isEmpty();

        rollShardsOver();
        put("rolled", "b", "1");

        assertThat(cursor.read(10, LONG)).isEqualTo(new RecordStreams.Slice(List.of(), true));
        // How often it rolls over is the engine's: each shard is the child of the one before.
        List<Shard> shards = streams.shards(stream);
        assertThat(shards).hasSizeGreaterThan(1).first().isEqualTo(new Shard(parent.id(), List.of(), false));
        List<String> written = new ArrayList<>();
        for (int i = 1; i < shards.size(); i++) {
            assertThat(shards.get(i).parents()).containsExactly(shards.get(i - 1).id());
            assertThat(shards.get(i).open()).isEqualTo(i == shards.size() - 1);
            drain(streams.open(stream, shards.get(i).id(), new Position.TrimHorizon()))
                    .forEach(each -> written.add(each.partitionKey()));
        }
        assertThat(written).containsExactly(key("b"));
    }

    private void rollShardsOver() throws ReflectiveOperationException {
        Field handlerOfEngine = LocalEngine.class.getDeclaredField("handler");
        handlerOfEngine.setAccessible(true);
        Field databasesOfHandler = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
        databasesOfHandler.setAccessible(true);
        Map<?, ?> databases = (Map<?, ?>) databasesOfHandler.get(handlerOfEngine.get(service.engines().getFirst()));
        AmazonDynamoDBLocal database = (AmazonDynamoDBLocal) databases.values().iterator().next();
        database.dilateEventTimes(Duration.ofHours(5).toMillis());
        database.triggerShardRollovers();
    }

    @Test
    void anExpiredIteratorIsMadeAnew() {
        String old = new ShardIterator("stream", "shard", 42, 1)
                .toString();

        assertThat(ShardIterator
                .fromString(StreamReads.renewed(old))).satisfies(place -> {
                    assertThat(place.streamId).isEqualTo("stream");
                    assertThat(place.shardId).isEqualTo("shard");
                    assertThat(place.shardSequenceNumber).isEqualTo(42);
                    assertThat(place.creationTime).isGreaterThan(1);
                });
    }
}
