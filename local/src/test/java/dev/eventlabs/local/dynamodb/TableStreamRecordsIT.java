package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams.Cursor;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.StreamRecord;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the records of a table's stream say. */
class TableStreamRecordsIT extends TableStreamsFixture {

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
    void f40_valuesOfAllTypesComeAsTheyWereWritten() throws Exception {
        String stream = table("typed", "NEW_IMAGE");
        String item = """
                {"id": {"S": "é🚕\\"\\n"}, "n": {"N": "123456789012345678901234567890.12345678"}, "b": {"B": "AAH/"}, "yes": {"BOOL": true},
                 "no": {"BOOL": false}, "nothing": {"NULL": true}, "empty": {"S": ""}, "ss": {"SS": ["a", "b"]}, "ns": {"NS": ["1"]},
                 "bs": {"BS": ["AAH/"]}, "none": {"L": []}, "no keys": {"M": {}},
                 "list": {"L": [{"N": "1"}, {"L": [{"S": "x"}]}, {"M": {"k": {"NULL": true}}}]}, "map": {"M": {"k": {"M": {"l": {"SS": ["c"]}}}}}}""";
        call("PutItem", "{\"TableName\": \"typed\", \"Item\": " + item + "}");

        assertThat(all(stream).getFirst().content().path("dynamodb").path("NewImage")).isEqualTo(Json.parseOwn(item));
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
}
