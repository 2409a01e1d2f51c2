package dev.eventlabs.test.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.scores.ScoresOnLocalCloud.Scores;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

@ExtendWith(ScoresOnLocalCloud.class)
class ScoresLabIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScoresClient client;

    ScoresLabIT(Scores scores) {
        client = scores.client();
    }

    @Test
    void theOriginalsTestEventGivesJaneDoeHerHundredOnce() throws IOException {
        String event = Files.readString(Path.of("..", "events", "score-record.json"));

        for (int time = 1; time <= 2; time++) {
            InvokeResponse answer = client.invoke(event);
            assertThat(answer.functionError()).isNull();
            assertThat(answer.payload().asUtf8String()).isEqualTo("\"Successfully processed 1 records.\"");
            assertThat(total("Jane Doe")).isEqualByComparingTo("100");
        }
    }

    @Test
    void anInsertAnEditARenameAndADeleteAreAllAccountedFor() {
        client.put(1, "ann", "10");
        client.put(2, "ann", "5.25");
        soon().untilAsserted(() -> assertThat(total("ann")).isEqualByComparingTo("15.25"));
        client.put(1, "ann", "7");
        soon().untilAsserted(() -> assertThat(total("ann")).isEqualByComparingTo("12.25"));
        client.put(2, "bob", "6");
        soon().untilAsserted(() -> {
            assertThat(total("ann")).isEqualByComparingTo("7");
            assertThat(total("bob")).isEqualByComparingTo("6");
        });
        client.delete(1);
        soon().untilAsserted(() -> assertThat(total("ann")).isEqualByComparingTo("0"));
    }

    @Test
    void aRecordThatCannotBeCountedIsGivenUpAloneAndThoseBehindItAreCounted() throws IOException {
        MessageQueue failures = client.failures(client.names().aggregator());
        client.put(ScoresClient.record(11, "cid", AttributeValue.fromS("a lot")));
        client.put(Map.of("RecordID", AttributeValue.fromN("12"), "Score", AttributeValue.fromN("3")));
        client.put(13, "cid", "4");

        List<String> given = new ArrayList<>();
        afterRetries().until(() -> {
            given.addAll(failures.takeAll());
            return given.size() >= 2;
        });
        soon().untilAsserted(() -> assertThat(total("cid")).isEqualByComparingTo("4"));
        assertThat(given).hasSize(2);
        for (String each : given) {
            JsonNode message = JSON.readTree(each);
            assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
            JsonNode batch = message.path("DDBStreamBatchInfo");
            assertThat(batch.path("shardId").asText()).startsWith("shardId-");
            assertThat(batch.path("batchSize").asInt()).isEqualTo(1);
            assertThat(batch.path("startSequenceNumber").asText()).matches("\\d+")
                    .isEqualTo(batch.path("endSequenceNumber").asText());
            assertThat(batch.path("streamArn").asText()).contains(":table/" + client.names().records() + "/stream/");
            assertThat(message.has("Records")).isFalse();
        }
    }

    private BigDecimal total(String user) {
        AttributeValue score = client.dynamo().getItem(get -> get.tableName(client.names().totals())
                .consistentRead(true).key(Map.of("Username", AttributeValue.fromS(user)))).item().get("Score");
        return score == null ? BigDecimal.ZERO : new BigDecimal(score.n());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
    }

    private static ConditionFactory afterRetries() {
        return await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(200));
    }
}
