package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntriesTest extends StreamFixture {

    @BeforeEach
    void makeStreams() {
        streams.shard(KINESIS, SHARD);
        streams.shard(TABLE, SHARD);
    }

    private void write(String event, String id, String number) {
        streams.put(TABLE, SHARD, id, sequence -> (ObjectNode) Json.parseOwn("""
                {"eventID": "e", "eventName": "%s", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
                 "awsRegion": "us-east-1", "dynamodb": {"ApproximateCreationDateTime": 1767225600,
                  "Keys": {"Id": {"S": "%s"}}, "NewImage": {"Id": {"S": "%s"}, "Score": {"N": "%s"}},
                  "SequenceNumber": "%s", "SizeBytes": 3, "StreamViewType": "NEW_AND_OLD_IMAGES"}}"""
                .formatted(event, id, id, number, sequence)));
    }

    private static String filter(String... patterns) {
        return "\"FilterCriteria\":{\"Filters\":["
                + String.join(",", List.of(patterns).stream()
                        .map(each -> "{\"Pattern\":" + Json.text(each) + "}").toList())
                + "]}";
    }

    private List<String> ids() {
        return function.events().stream().flatMap(event -> event.get("Records").findValues("Keys").stream())
                .map(each -> each.at("/Id/S").asText()).toList();
    }

    @Test
    void f66AKinesisRecordIsWhatAwsGives() {
        String number = putInto(SHARD, "hello", "k1");
        map(KINESIS, "");
        until(() -> !function.events().isEmpty());

        assertThat(function.events().getFirst()).isEqualTo(Json.parseOwn("""
                {"Records": [{"kinesis": {"kinesisSchemaVersion": "1.0", "partitionKey": "k1",
                   "sequenceNumber": "%1$s", "data": "aGVsbG8=", "approximateArrivalTimestamp": 1767225600.5},
                  "eventSource": "aws:kinesis", "eventVersion": "1.0", "eventID": "shardId-000000000000:%1$s",
                  "eventName": "aws:kinesis:record", "invokeIdentityArn": "arn:aws:iam::000000000000:role/staged",
                  "awsRegion": "us-east-1", "eventSourceARN": "%2$s"}]}""".formatted(number, KINESIS)));
    }

    @Test
    void f40ADynamoDbRecordIsThatOfTheStreamWithItsSource() {
        write("INSERT", "x", "1");
        map(TABLE, "");
        until(() -> !function.events().isEmpty());

        JsonNode record = function.events().getFirst().get("Records").get(0);
        assertThat(record.get("eventSourceARN").asText()).isEqualTo(TABLE);
        assertThat(record.get("eventName").asText()).isEqualTo("INSERT");
        assertThat(record.at("/dynamodb/NewImage/Score/N").asText()).isEqualTo("1");
        assertThat(function.events().getFirst()).hasSize(1);
    }

    @Test
    void f53TellsOfADynamoDbBatchToTheSecond() {
        function.handle(event -> StagedFunction.faulted());
        write("INSERT", "x", "1");
        map(TABLE, "\"MaximumRetryAttempts\":0,\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"" + Inbox.ARN
                + "\"}}");
        until(() -> !inbox.bodies().isEmpty());

        assertThat(inbox.bodies().getFirst().at("/DDBStreamBatchInfo/approximateArrivalOfFirstRecord").asText())
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(inbox.bodies().getFirst().at("/DDBStreamBatchInfo/streamArn").asText()).isEqualTo(TABLE);
    }

    @Test
    void f56FiltersByTheNameOfTheEventAndTypedValues() {
        write("MODIFY", "a", "1");
        write("INSERT", "b", "1");
        write("INSERT", "c", "2");
        write("REMOVE", "d", "1");
        map(TABLE, filter("{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"Score\":{\"N\":[\"1\"]}}}}",
                "{\"eventName\":[\"REMOVE\"]}"));
        until(() -> ids().contains("d"));

        assertThat(ids()).containsExactly("b", "d");
    }

    @Test
    void f56NumbersOfAttributesAreTextButTheTimeIsANumber() {
        write("INSERT", "a", "200");
        map(TABLE, filter("{\"dynamodb\":{\"NewImage\":{\"Score\":{\"N\":[{\"numeric\":[\">\",100]}]}}}}",
                "{\"dynamodb\":{\"Keys\":{\"Id\":{\"S\":[\"b\"]}},"
                        + "\"ApproximateCreationDateTime\":[{\"numeric\":[\">\",0]}]}}"));
        write("INSERT", "b", "1");
        until(() -> ids().contains("b"));

        assertThat(ids()).containsExactly("b");
    }

    @Test
    void filtersKinesisByTheDecodedDataAndDropsWhatIsNotJson() {
        put("{\"type\":\"buy\"}", "buy", "{\"type\":\"sell\"}", "[\"buy\"]", "{\"type\":\"buy\",\"more\":1}");
        map(KINESIS, filter("{\"data\":{\"type\":[\"buy\"]}}", "{\"data\":{\"type\":[{\"exists\":false}]}}"));
        until(() -> !function.events().isEmpty());

        assertThat(invocations()).containsExactly("{\"type\":\"buy\"} {\"type\":\"buy\",\"more\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[\"text\"]}", "{\"data\":[{\"prefix\":\"a\"}]}"})
    void aPatternForDataThatIsNotJsonIsRefused(String pattern) {
        assertThatThrownBy(() -> settings(KINESIS, "LATEST", filter(pattern))).isInstanceOf(AwsException.class)
                .hasMessage("Invalid filter pattern definition.");
    }
}
