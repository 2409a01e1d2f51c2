package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the aws CLI and Python send; the SDK for Java, which all other tests use, sends CBOR. */
class JsonProtocolIT extends KinesisFixture {

    @Test
    void dataIsBase64AndTimesAreSeconds() throws Exception {
        create("s", 1);
        call("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"a\",\"Data\":\"aGVsbG8=\"}", 200);
        JsonNode iterator = call("GetShardIterator", "{\"StreamName\":\"s\",\"ShardId\":\"shardId-000000000000\","
                + "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":" + (time.instant().getEpochSecond() - 0.5)
                + "}",
                200);

        JsonNode record = call("GetRecords", iterator.toString(), 200).get("Records").get(0);

        assertThat(record.get("Data").asText()).isEqualTo("aGVsbG8=");
        assertThat(record.get("ApproximateArrivalTimestamp").asDouble()).isEqualTo(time.instant().getEpochSecond());
    }

    @Test
    void errorsNameTheirCode() throws Exception {
        create("s", 1);

        assertThat(call("DescribeStream", "{\"StreamName\":\"nope\"}", 400).get("__type").asText())
                .isEqualTo("ResourceNotFoundException");
        assertThat(call("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"a\",\"Data\":\"%%\"}", 400)
                .get("__type").asText()).isEqualTo("SerializationException");
        assertThat(call("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"a\"}", 400).get("message").asText())
                .contains("Value null at 'data'");
        assertThat(call("SubscribeToShard", "{}", 400).get("__type").asText()).isEqualTo("UnknownOperationException");
    }

    private JsonNode call(String action, String body, int status) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(endpoint())
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "Kinesis_20131202." + action)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(status);
            return Json.parse(answer.body());
        }
    }

    private URI endpoint() {
        return client.serviceClientConfiguration().endpointOverride().orElseThrow();
    }
}
