package dev.eventlabs.infrastructure.constructs.stream;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesis.StreamEncryption;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordStreamTest {
    private static final String STREAM = "AWS::Kinesis::Stream";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final RecordStream minimal = RecordStream.Builder.create(minimalStack, "S").build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final RecordStream maximal = RecordStream.Builder.create(maximalStack, "S")
            .streamName("parcels")
            .shards(2)
            .lifecycle(DataLifecycle.RETAINED)
            .stream(s -> s.retentionPeriod(Duration.days(30)))
            .build();
    private final Stack grantStack = new Stack(app, "Grants");
    private final Stack refused = new Stack(new App(), "Refused");

    RecordStreamTest() {
        RecordStream granted = RecordStream.Builder.create(grantStack, "S").lifecycle(DataLifecycle.RETAINED).build();
        granted.grantPut(role("Producer"));
        granted.grantRead(role("Reader"));
    }

    private Role role(String id) {
        return Role.Builder.create(grantStack, id).assumedBy(new AccountRootPrincipal()).build();
    }

    private JsonNode stream(Stack stack) {
        return Synthesised.of(stack).properties(STREAM, "S");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("stream-minimal", Synthesised.of(minimalStack));
        Snapshot.matches("stream-maximal", Synthesised.of(maximalStack));
    }

    @Test
    void growsOnDemandUnlessItsShardsAreCounted() {
        assertThat(stream(minimalStack).at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
        assertThat(stream(minimalStack).has("ShardCount")).isFalse();
        assertThat(stream(maximalStack).at("/StreamModeDetails/StreamMode").asText()).isEqualTo("PROVISIONED");
        assertThat(stream(maximalStack).path("ShardCount").asInt()).isEqualTo(2);
    }

    @Test
    void isEncryptedAtRest() {
        assertThat(stream(minimalStack).at("/StreamEncryption/EncryptionType").asText()).isEqualTo("KMS");
        assertThat(stream(minimalStack).at("/StreamEncryption/KeyId").asText()).isEqualTo("alias/aws/kinesis");
    }

    @Test
    void keepsRecordsADayOrAWeekOrAsLongAsTold() {
        assertThat(stream(minimalStack).path("RetentionPeriodHours").asInt()).isEqualTo(24);
        assertThat(stream(grantStack).path("RetentionPeriodHours").asInt()).isEqualTo(7 * 24);
        assertThat(stream(maximalStack).path("RetentionPeriodHours").asInt()).isEqualTo(30 * 24);
        assertThat(maximal.getRetentionPeriod().toDays().intValue()).isEqualTo(30);
    }

    @Test
    void goesWithTheStackOrStays() {
        assertThat(Synthesised.of(minimalStack).resource(STREAM, "S").path("DeletionPolicy").asText())
                .isEqualTo("Delete");
        assertThat(Synthesised.of(maximalStack).resource(STREAM, "S").path("DeletionPolicy").asText())
                .isEqualTo("RetainExceptOnCreate");
    }

    @Test
    void raisesAnAlarmWhenItTurnsRecordsAway() {
        JsonNode alarm = Synthesised.of(minimalStack).properties("AWS::CloudWatch::Alarm", "SThrottledWrites");
        assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/Kinesis");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("WriteProvisionedThroughputExceeded");
        assertThat(alarm.path("Statistic").asText()).isEqualTo("Sum");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(minimal.getAlarms()).hasSize(1);
    }

    @Test
    void grantsSingleActionsOnItself() {
        Synthesised template = Synthesised.of(grantStack);
        assertThat(template.allowedActions("Producer")).containsExactly("kinesis:PutRecord", "kinesis:PutRecords");
        assertThat(template.allowedActions("Reader")).containsExactly("kinesis:DescribeStream",
                "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
                "kinesis:ListShards");
        assertThat(template.template().findValues("Resource"))
                .allSatisfy(resource -> assertThat(Synthesised.references(resource)).singleElement().asString()
                        .startsWith("SStream"));
    }

    private void refuses(String id, UnaryOperator<RecordStream.Builder> wish, String message) {
        assertThatRefused(() -> wish.apply(RecordStream.Builder.create(refused, id)).build())
                .hasMessage("Stream Refused/" + id + ": " + message);
    }

    @Test
    void refusesShardsThatKinesisDoesNotKnow() {
        refuses("None", s -> s.shards(0),
                "shards(0) was given; a stream has at least 1. Leave it out for a stream on demand.");
        refuses("Counted", s -> s.stream(p -> p.shardCount(3)),
                "3 shards were given for a stream on demand, which counts its shards itself. Say .shards(3) to provision"
                        + " them, or leave them out.");
    }

    @Test
    void refusesARetentionThatKinesisDoesNotKnow() {
        refuses("Short", s -> s.stream(p -> p.retentionPeriod(Duration.hours(23))),
                "a retention of 23 hours was given; Kinesis allows 24 hours to 365 days. Leave it out for 24 hours.");
        refuses("Long", s -> s.stream(p -> p.retentionPeriod(Duration.days(366))),
                "a retention of 366 days was given; Kinesis allows 24 hours to 365 days. Leave it out for 24 hours.");
    }

    @Test
    void refusesToStoreInTheClear() {
        refuses("Clear", s -> s.stream(p -> p.encryption(StreamEncryption.UNENCRYPTED)),
                "encryption(UNENCRYPTED) was given; allowed are MANAGED (the default, free) and KMS. Leave encryption"
                        + " out.");
    }
}
