package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A DynamoDB with streams, and what tests of them do again and again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TableStreamsFixture {

    static final Scope SCOPE = new Scope(Scope.DEFAULT_ACCOUNT, "eu-west-1");
    static final Duration LONG = Duration.ofSeconds(60);

    DynamoDb service;
    RecordStreams streams;

    @BeforeAll
    void start() {
        service = new DynamoDb(Time.system(), new Ids(new SecureRandom()));
        streams = service.streams();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    String table(String name, String view) {
        return call("CreateTable", """
                {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                 "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "%s"}}""".formatted(name, view))
                .path("TableDescription").path("LatestStreamArn").asText();
    }

    /** @param view null switches it off */
    String stream(String table, String view) {
        return call("UpdateTable", """
                {"TableName": "%s", "StreamSpecification": %s}""".formatted(table, view == null
                ? "{\"StreamEnabled\": false}"
                : "{\"StreamEnabled\": true, \"StreamViewType\": \"" + view + "\"}"))
                .path("TableDescription").path("LatestStreamArn").asText();
    }

    void put(String table, String id, String n) {
        call("PutItem", """
                {"TableName": "%s", "Item": {"id": {"S": "%s"}, "n": {"N": "%s"}}}""".formatted(table, id, n));
    }

    JsonNode call(String action, String body) {
        AwsRequest request = new AwsRequest("POST", "/", Map.of(), "",
                Map.of("x-amz-target", List.of("DynamoDB_20120810." + action)),
                body.getBytes(StandardCharsets.UTF_8));
        AwsResponse answer = ((Api.Raw) service.apis().getFirst()).handler()
                .handle(new Call(SCOPE, "request", "key", request));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(text).isEqualTo(200);
        return Json.parseOwn(text);
    }

    Shard shard(String stream) {
        assertThat(streams.shards(stream)).hasSize(1);
        return streams.shards(stream).getFirst();
    }

    List<StreamRecord> all(String stream) throws InterruptedException {
        return drain(streams.open(stream, shard(stream).id(), new Position.TrimHorizon()));
    }

    static List<StreamRecord> drain(Cursor cursor) throws InterruptedException {
        List<StreamRecord> all = new ArrayList<>();
        while (true) {
            RecordStreams.Slice slice = cursor.read(1000, Duration.ZERO);
            all.addAll(slice.records());
            if (slice.records().isEmpty() || slice.ended()) {
                return all;
            }
        }
    }

    static List<String> names(List<StreamRecord> records) {
        return records.stream().map(each -> each.content().path("eventName").asText()).toList();
    }

    static String key(String id) {
        return "{\"id\":{\"S\":\"" + id + "\"}}";
    }
}
