package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.eventsource.batch.Batch;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PoisonTest extends StreamFixture {

    private static final String TELL = "\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"" + Inbox.ARN + "\"}}";

    @BeforeEach
    void makeStream() {
        streams.shard(KINESIS, SHARD);
    }

    @Test
    void thePausesOfAPartBeginAnewAfterTheOneBeforeItWasDiscarded() {
        failOn("poison");
        put("poison", "poison");
        map(KINESIS, "\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":2," + TELL);
        until(() -> inbox.bodies().size() == 2);

        // The finder of shards sleeps for seconds.
        assertThat(time.sleeps().stream().filter(each -> each.compareTo(Duration.ofSeconds(2)) < 0)
                .map(Duration::toMillis)).containsExactly(100L, 200L, 400L, 100L, 200L);
    }

    @Test
    void aRecordThatNoInvocationTakesIsToldToTheDestinationAndBlocksNothing() {
        String large = "x".repeat(Batch.MOST_BYTES * 3 / 4);
        put("a", large, "b");
        map(KINESIS, "\"BatchSize\":10," + TELL);
        until(() -> invocations().contains("b"));

        assertThat(invocations()).containsExactly("a", "b");
        assertThat(inbox.bodies()).hasSize(1);
        JsonNode body = inbox.bodies().getFirst();
        assertThat(body.at("/KinesisBatchInfo/startSequenceNumber").asText()).isEqualTo("9");
        assertThat(body.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
        assertThat(body.has("responseContext")).isFalse();
    }
}
