package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.Shard;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/** What an event source gets of a table's stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableStreamsIT {

    private static final Scope SCOPE = new Scope(Scope.DEFAULT_ACCOUNT, "eu-west-1");
    private static final Duration LONG = Duration.ofSeconds(60);

    private DynamoDb service;
    private RecordStreams streams;

    @BeforeAll
    void start() {
        service = new DynamoDb(Time.system(), new Ids(new SecureRandom()));
        streams = service.streams();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void f39_whatChangesNothingWritesNoRecord() throws Exception {
        String stream = table("unchanged", "NEW_AND_OLD_IMAGES");
        put("unchanged", "a", "1");
        put("unchanged", "a", "1");
        call("UpdateItem", """
                {"TableName": "unchanged", "Key": {"id": {"S": "a"}}, "UpdateExpression": "SET n = :n",
                 "ExpressionAttributeValues": {":n": {"N": "1"}}}""");
        call("DeleteItem", """
                {"TableName": "unchanged", "Key": {"id": {"S": "never there"}}}""");
        put("unchanged", "a", "2");

        assertThat(names(all(stream))).containsExactly("INSERT", "MODIFY");
    }

    @Test
    void f39_batchesTransactionsAndStatementsWriteARecordForEachItem() throws Exception {
        String stream = table("several", "KEYS_ONLY");
        call("BatchWriteItem", """
                {"RequestItems": {"several": [{"PutRequest": {"Item": {"id": {"S": "b1"}}}},
                                              {"PutRequest": {"Item": {"id": {"S": "b2"}}}}]}}""");
        call("TransactWriteItems", """
                {"TransactItems": [{"Put": {"TableName": "several", "Item": {"id": {"S": "t1"}}}},
                                   {"Delete": {"TableName": "several", "Key": {"id": {"S": "b1"}}}}]}""");
        call("ExecuteStatement", """
                {"Statement": "INSERT INTO several VALUE {'id': 'p1'}"}""");

        assertThat(all(stream)).extracting(StreamRecord::partitionKey).containsExactly(key("b1"), key("b2"), key("t1"),
                key("b1"), key("p1"));
    }

    @Test
    void f40_aRecordIsWhatAnEventCarries() throws Exception {
        String stream = table("shaped", "NEW_AND_OLD_IMAGES");
        put("shaped", "a", "1");
        put("shaped", "a", "2");
        call("DeleteItem", """
                {"TableName": "shaped", "Key": {"id": {"S": "a"}}}""");

        List<StreamRecord> records = all(stream);
        assertThat(names(records)).containsExactly("INSERT", "MODIFY", "REMOVE");
        StreamRecord modified = records.get(1);
        ObjectNode content = modified.content();
        assertThat(content.path("eventID").asText()).isNotEmpty();
        assertThat(content.path("eventVersion").asText()).isEqualTo("1.1");
        assertThat(content.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(content.path("awsRegion").asText()).isEqualTo("eu-west-1");
        assertThat(content.has("eventSourceARN")).isFalse();
        JsonNode data = content.path("dynamodb");
        assertThat(data.path("Keys")).isEqualTo(Json.parseOwn("{\"id\": {\"S\": \"a\"}}"));
        assertThat(data.path("OldImage").path("n").path("N").asText()).isEqualTo("1");
        assertThat(data.path("NewImage").path("n").path("N").asText()).isEqualTo("2");
        assertThat(data.path("SequenceNumber").asText()).isEqualTo(modified.sequenceNumber()).hasSize(21)
                .isGreaterThan(records.get(0).sequenceNumber());
        assertThat(data.path("SizeBytes").asInt()).isPositive();
        assertThat(data.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(data.path("ApproximateCreationDateTime").isNumber()).isTrue();
        assertThat(records.get(0).content().path("dynamodb").has("OldImage")).isFalse();
        assertThat(records.get(2).content().path("dynamodb").has("NewImage")).isFalse();
    }

    @Test
    void f40_aRecordTellsTheSecondOfItsWrite() throws Exception {
        String stream = table("timed", "KEYS_ONLY");
        Instant before = Time.system().instant().truncatedTo(ChronoUnit.SECONDS);
        put("timed", "a", "1");
        Instant after = Time.system().instant();

        StreamRecord record = all(stream).getFirst();
        assertThat(record.arrived()).isBetween(before, after);
        assertThat(record.content().path("dynamodb").path("ApproximateCreationDateTime").asLong())
                .isEqualTo(record.arrived().getEpochSecond());
    }

    @Test
    void f40_anItemWhoseTimeIsOverIsRemovedByTheService() throws Exception {
        String stream = table("expiring", "OLD_IMAGE");
        Cursor cursor = streams.open(stream, shard(stream).id(), new Position.TrimHorizon());
        call("UpdateTimeToLive", """
                {"TableName": "expiring", "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "n"}}""");
        put("expiring", "a", Long.toString(Time.system().instant().minusSeconds(3600).getEpochSecond()));

        List<StreamRecord> records = new ArrayList<>();
        while (records.size() < 2) {
            records.addAll(cursor.read(10, LONG).records());
        }
        assertThat(names(records)).containsExactly("INSERT", "REMOVE");
        assertThat(records.getLast().content().path("userIdentity")).isEqualTo(Json.parseOwn("""
                {"type": "Service", "principalId": "dynamodb.amazonaws.com"}"""));
        assertThat(records.getFirst().content().has("userIdentity")).isFalse();
    }

    @Test
    void f40_imagesFollowTheStreamsView() throws Exception {
        for (Map.Entry<String, List<String>> view : Map.of("KEYS_ONLY", List.<String>of(),
                "NEW_IMAGE", List.of("NewImage"), "OLD_IMAGE", List.of("OldImage")).entrySet()) {
            String stream = table("view-" + view.getKey(), view.getKey());
            put("view-" + view.getKey(), "a", "1");
            put("view-" + view.getKey(), "a", "2");

            JsonNode data = all(stream).get(1).content().path("dynamodb");
            assertThat(List.of("NewImage", "OldImage").stream().filter(data::has).toList()).isEqualTo(view.getValue());
        }
    }

    @Test
    void f42_aStreamThatIsSwitchedOnAgainIsAnotherAndTheOldOneCanStillBeRead() throws Exception {
        String old = table("switched", "NEW_IMAGE");
        put("switched", "a", "1");
        assertThat(shard(old).open()).isTrue();

        String sequenceNumber = all(old).getFirst().sequenceNumber();

        stream("switched", null);
        assertThat(shard(old).open()).isFalse();
        put("switched", "unseen", "1");
        String fresh = stream("switched", "KEYS_ONLY");
        put("switched", "b", "1");

        assertThat(fresh).startsWith("arn:aws:dynamodb:eu-west-1:000000000000:table/switched/stream/")
                .isNotEqualTo(old);
        assertThat(streams.exists(old)).isTrue();
        assertThat(streams.exists(fresh)).isTrue();
        assertThat(streams.exists(fresh + "0")).isFalse();
        Cursor cursor = streams.open(old, shard(old).id(), new Position.TrimHorizon());
        assertThat(drain(cursor)).extracting(StreamRecord::partitionKey).containsExactly(key("a"));
        assertThat(cursor.read(10, LONG).ended()).isTrue();
        for (Position end : List.of(new Position.Latest(), new Position.After(sequenceNumber))) {
            assertThat(streams.open(old, shard(old).id(), end).read(10, LONG).ended()).isTrue();
        }
        assertThat(all(fresh)).extracting(StreamRecord::partitionKey).containsExactly(key("b"));
    }

    @Test
    void f43_theRecordsOfAnItemAreInTheOrderOfItsChanges() throws Exception {
        String stream = table("ordered", "NEW_IMAGE");
        for (int i = 0; i < 120; i++) {
            put("ordered", "item" + i % 3, Integer.toString(i));
        }

        Cursor cursor = streams.open(stream, shard(stream).id(), new Position.TrimHorizon());
        List<StreamRecord> records = new ArrayList<>();
        while (records.size() < 120) {
            records.addAll(cursor.read(50, LONG).records());
        }
        for (int item = 0; item < 3; item++) {
            String key = key("item" + item);
            assertThat(records.stream().filter(each -> each.partitionKey().equals(key))
                    .map(each -> each.content().path("dynamodb").path("NewImage").path("n").path("N").asInt()))
                    .hasSize(40).isSorted();
        }
        assertThat(records).extracting(StreamRecord::sequenceNumber).isSorted().doesNotHaveDuplicates();
    }

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

    private String table(String name, String view) {
        return call("CreateTable", """
                {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                 "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "%s"}}""".formatted(name, view))
                .path("TableDescription").path("LatestStreamArn").asText();
    }

    /** @param view null switches it off */
    private String stream(String table, String view) {
        return call("UpdateTable", """
                {"TableName": "%s", "StreamSpecification": %s}""".formatted(table, view == null
                ? "{\"StreamEnabled\": false}"
                : "{\"StreamEnabled\": true, \"StreamViewType\": \"" + view + "\"}"))
                .path("TableDescription").path("LatestStreamArn").asText();
    }

    private void put(String table, String id, String n) {
        call("PutItem", """
                {"TableName": "%s", "Item": {"id": {"S": "%s"}, "n": {"N": "%s"}}}""".formatted(table, id, n));
    }

    private JsonNode call(String action, String body) {
        AwsRequest request = new AwsRequest("POST", "/", Map.of(), "",
                Map.of("x-amz-target", List.of("DynamoDB_20120810." + action)),
                body.getBytes(StandardCharsets.UTF_8));
        AwsResponse answer = ((Api.Raw) service.apis().getFirst()).handler()
                .handle(new Call(SCOPE, "request", "key", request));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(text).isEqualTo(200);
        return Json.parseOwn(text);
    }

    private Shard shard(String stream) {
        assertThat(streams.shards(stream)).hasSize(1);
        return streams.shards(stream).getFirst();
    }

    private List<StreamRecord> all(String stream) throws InterruptedException {
        return drain(streams.open(stream, shard(stream).id(), new Position.TrimHorizon()));
    }

    private static List<StreamRecord> drain(Cursor cursor) throws InterruptedException {
        List<StreamRecord> all = new ArrayList<>();
        while (true) {
            RecordStreams.Slice slice = cursor.read(1000, Duration.ZERO);
            all.addAll(slice.records());
            if (slice.records().isEmpty() || slice.ended()) {
                return all;
            }
        }
    }

    private static List<String> names(List<StreamRecord> records) {
        return records.stream().map(each -> each.content().path("eventName").asText()).toList();
    }

    private static String key(String id) {
        return "{\"id\":{\"S\":\"" + id + "\"}}";
    }
}
