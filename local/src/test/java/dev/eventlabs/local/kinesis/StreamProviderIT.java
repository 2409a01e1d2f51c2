package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.Tag;

class StreamProviderIT extends CloudFixture {

    private KinesisClient kinesis;

    @BeforeAll
    void connect() {
        kinesis = client(KinesisClient.builder());
    }

    @Test
    void aStreamIsMadeChangedAndDeleted() {
        String name = create("life", template("""
                "ShardCount": 2, "RetentionPeriodHours": 48, "Tags": [{"Key": "a", "Value": "1"}],
                "StreamEncryption": {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}""")).get("Name");
        assertThat(name).startsWith("life-Stream-");
        assertThat(summary(name)).satisfies(stream -> {
            assertThat(stream.openShardCount()).isEqualTo(2);
            assertThat(stream.retentionPeriodHours()).isEqualTo(48);
            assertThat(stream.keyId()).isEqualTo("alias/aws/kinesis");
        });
        kinesis.putRecord(put -> put.streamName(name).partitionKey("a").data(SdkBytes.fromUtf8String("kept")));

        Map<String, String> outputs = update("life", template("""
                "ShardCount": 3, "Tags": [{"Key": "b", "Value": "2"}]"""));

        assertThat(outputs).containsEntry("Name", name)
                .containsEntry("Arn", "arn:aws:kinesis:us-east-1:000000000000:stream/" + name);
        assertThat(summary(name)).satisfies(stream -> {
            assertThat(stream.openShardCount()).isEqualTo(3);
            assertThat(stream.retentionPeriodHours()).isEqualTo(24);
            assertThat(stream.keyId()).isNull();
        });
        assertThat(kinesis.listTagsForStream(request -> request.streamName(name)).tags()).extracting(Tag::key)
                .contains("b", "aws:cloudformation:stack-name").doesNotContain("a");
        assertThat(delete("life")).isEqualTo("DELETE_COMPLETE");
        assertThatThrownBy(() -> summary(name)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anotherNameIsAnotherStream() {
        create("named", template("\"Name\": \"before\", \"ShardCount\": 1"));

        update("named", template("\"Name\": \"after\", \"ShardCount\": 1"));

        assertThat(kinesis.listStreams().streamNames()).contains("after").doesNotContain("before");
    }

    @Test
    void theModeIsChanged() {
        String name = create("modes", template("\"StreamModeDetails\": {\"StreamMode\": \"ON_DEMAND\"}")).get("Name");
        assertThat(summary(name).streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);

        update("modes", template("\"StreamModeDetails\": {\"StreamMode\": \"PROVISIONED\"}, \"ShardCount\": 4"));

        assertThat(summary(name).streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
    }

    @Test
    void whatTheApiRefusesFailsTheResourceInItsWords() {
        create("scaled", template("\"ShardCount\": 1"));

        update("scaled", template("\"ShardCount\": 3"), "UPDATE_ROLLBACK_COMPLETE");

        assertThat(failures("scaled")).contains("double your current open shard count");
    }

    @Test
    void aResourcePolicyIsTheStreams() {
        String arn = create("policy", """
                {"Resources": {
                   "Stream": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}},
                   "Policy": {"Type": "AWS::Kinesis::ResourcePolicy", "Properties": {
                     "ResourceArn": {"Fn::GetAtt": ["Stream", "Arn"]},
                     "ResourcePolicy": {"Version": "2012-10-17", "Statement": []}}}},
                 "Outputs": {"Arn": {"Value": {"Ref": "Policy"}}}}""").get("Arn");

        assertThat(kinesis.getResourcePolicy(request -> request.resourceARN(arn)).policy()).contains("Statement");
        assertThat(delete("policy")).isEqualTo("DELETE_COMPLETE");
    }

    private StreamDescriptionSummary summary(String name) {
        return kinesis.describeStreamSummary(request -> request.streamName(name)).streamDescriptionSummary();
    }

    private static String template(String properties) {
        return """
                {"Resources": {"Stream": {"Type": "AWS::Kinesis::Stream", "Properties": {%s}}},
                 "Outputs": {"Name": {"Value": {"Ref": "Stream"}}, "Arn": {"Value": {"Fn::GetAtt": ["Stream", "Arn"]}}}}"""
                .formatted(properties);
    }
}
