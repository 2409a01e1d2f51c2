package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.Tag;

class StreamIT extends KinesisFixture {

    @Test
    void aStreamIsActiveAtOnce() {
        create("s", 2);

        StreamDescription stream = client.describeStream(request -> request.streamName("s")).streamDescription();

        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.streamARN()).isEqualTo(arn("s"));
        assertThat(stream.streamCreationTimestamp()).isEqualTo(time.instant());
        assertThat(stream.retentionPeriodHours()).isEqualTo(24);
        assertThat(stream.shards()).hasSize(2);
        assertThat(stream.hasMoreShards()).isFalse();
        assertThat(stream.encryptionType()).isEqualTo(EncryptionType.NONE);
        assertThat(client.describeStream(request -> request.streamARN(arn("s")).limit(1)).streamDescription()
                .hasMoreShards()).isTrue();
        assertThat(client.describeStreamSummary(request -> request.streamARN(arn("s"))).streamDescriptionSummary())
                .satisfies(summary -> {
                    assertThat(summary.openShardCount()).isEqualTo(2);
                    assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
                    assertThat(summary.maxRecordSizeInKiB()).isEqualTo(1024);
                });
        client.waiter().waitUntilStreamExists(request -> request.streamName("s"));
    }

    @Test
    void whatAwsRefusesIsRefused() {
        create("s", 1);

        assertThatThrownBy(() -> create("s", 1)).isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> create("no spaces", 1)).isInstanceOf(KinesisException.class)
                .hasMessageContaining("streamName");
        assertThatThrownBy(() -> create("none", 0)).isInstanceOf(KinesisException.class)
                .hasMessageContaining("shardCount");
        assertThatThrownBy(() -> client.createStream(request -> request.streamName("unsaid")))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> create("huge", 20_000)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> client.describeStream(request -> request.streamName("nope")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.describeStream(request -> request.streamARN("arn:aws:sqs:us-east-1:1:s")))
                .isInstanceOf(KinesisException.class).hasMessageContaining("streamARN");
        assertThatThrownBy(() -> client.registerStreamConsumer(
                request -> request.streamARN(arn("s")).consumerName("c")))
                .isInstanceOf(KinesisException.class).hasMessageContaining("RegisterStreamConsumer");
    }

    @Test
    void streamsAreListedByName() {
        List.of("c", "a", "b").forEach(name -> create(name, 1));

        var first = client.listStreams(request -> request.limit(2));
        assertThat(first.streamNames()).containsExactly("a", "b");
        assertThat(first.hasMoreStreams()).isTrue();
        assertThat(client.listStreams(request -> request.nextToken(first.nextToken())).streamNames())
                .containsExactly("c");
        assertThat(client.listStreams(request -> request.exclusiveStartStreamName("b")).streamNames())
                .containsExactly("c");
        assertThat(client.listStreamsPaginator(request -> request.limit(1)).streamNames()).containsExactly("a", "b",
                "c");
        client.deleteStream(request -> request.streamARN(arn("b")).enforceConsumerDeletion(true));
        assertThat(client.listStreams().streamNames()).containsExactly("a", "c");
        assertThat(client.describeLimits(request -> {})).satisfies(limits -> {
            assertThat(limits.openShardCount()).isEqualTo(2);
            assertThat(limits.onDemandStreamCountLimit()).isEqualTo(50);
        });
    }

    @Test
    void settingsAreChanged() {
        create("s", 1);

        client.increaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(8760));
        client.startStreamEncryption(request -> request.streamARN(arn("s")).encryptionType("KMS").keyId("alias/k"));
        var monitoring = client.enableEnhancedMonitoring(
                request -> request.streamName("s").shardLevelMetrics(MetricsName.INCOMING_BYTES));
        client.updateMaxRecordSize(request -> request.streamARN(arn("s")).maxRecordSizeInKiB(2048));

        assertThat(monitoring.currentShardLevelMetrics()).isEmpty();
        assertThat(client.describeStreamSummary(request -> request.streamName("s")).streamDescriptionSummary())
                .satisfies(summary -> {
                    assertThat(summary.retentionPeriodHours()).isEqualTo(8760);
                    assertThat(summary.keyId()).isEqualTo("alias/k");
                    assertThat(summary.maxRecordSizeInKiB()).isEqualTo(2048);
                    assertThat(summary.enhancedMonitoring().getFirst().shardLevelMetrics())
                            .containsExactly(MetricsName.INCOMING_BYTES);
                });
        client.disableEnhancedMonitoring(request -> request.streamName("s").shardLevelMetrics(MetricsName.ALL));
        client.stopStreamEncryption(request -> request.streamName("s").encryptionType("KMS").keyId("alias/k"));
        assertThat(client.describeStream(request -> request.streamName("s")).streamDescription()).satisfies(stream -> {
            assertThat(stream.encryptionType()).isEqualTo(EncryptionType.NONE);
            assertThat(stream.enhancedMonitoring().getFirst().shardLevelMetrics()).isEmpty();
        });
    }

    @Test
    void aRetentionIsBetweenADayAndAYear() {
        create("s", 1);

        assertThatThrownBy(() -> client
                .increaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(8761)))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("8760");
        assertThatThrownBy(() -> client
                .decreaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(23)))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("24");
        assertThatThrownBy(() -> client
                .decreaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(48)))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("Increase");
    }

    @Test
    void tagsAreKeptUnderTheNameAndTheArn() {
        client.createStream(request -> request.streamName("s").shardCount(1).tags(Map.of("a", "1")));

        client.addTagsToStream(request -> request.streamName("s").tags(Map.of("b", "2", "c", "3")));
        client.tagResource(request -> request.resourceARN(arn("s")).tags(Map.of("d", "4")));
        client.removeTagsFromStream(request -> request.streamName("s").tagKeys("c"));

        assertThat(client.listTagsForResource(request -> request.resourceARN(arn("s"))).tags())
                .extracting(Tag::key).containsExactly("a", "b", "d");
        var page = client.listTagsForStream(request -> request.streamName("s").exclusiveStartTagKey("a").limit(1));
        assertThat(page.tags()).extracting(Tag::value).containsExactly("2");
        assertThat(page.hasMoreTags()).isTrue();
        client.untagResource(request -> request.resourceARN(arn("s")).tagKeys("a", "b", "d"));
        assertThat(client.listTagsForStream(request -> request.streamName("s")).tags()).isEmpty();
    }

    @Test
    void aResourcePolicyIsKept() {
        create("s", 1);
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

        assertThatThrownBy(() -> client.getResourcePolicy(request -> request.resourceARN(arn("s"))))
                .isInstanceOf(ResourceNotFoundException.class);
        client.putResourcePolicy(request -> request.resourceARN(arn("s")).policy(policy));
        assertThat(client.getResourcePolicy(request -> request.resourceARN(arn("s"))).policy()).isEqualTo(policy);
        client.deleteResourcePolicy(request -> request.resourceARN(arn("s")));
        assertThatThrownBy(() -> client.getResourcePolicy(request -> request.resourceARN(arn("s"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
