package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What labs.md promises of the stack {@code StreamsLab}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsLabStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private final StreamsLabStack devStack = new StreamsLabStack(Labs.app(), Profile.DEV);
    private final Synthesised dev = Synthesised.of(devStack);
    private final Synthesised prod = Synthesised.of(new StreamsLabStack(Labs.app(), Profile.PROD));

    private JsonNode function(String idStart) {
        return dev.properties("AWS::Lambda::Function", idStart);
    }

    private JsonNode mapping(String idStart) {
        return dev.properties("AWS::Lambda::EventSourceMapping", idStart);
    }

    @Test
    void hasTheNamesOfTheOriginal() {
        assertThat(devStack.getStackName()).isEqualTo("StreamsLab");
        assertThat(dev.properties("AWS::Kinesis::Stream", "Streams").path("Name").asText()).isEqualTo("Lab-Stream");
        assertThat(function("StreamsKinesisProcessor").path("FunctionName").asText())
                .isEqualTo("ProcessKinesisRecords");
        assertThat(function("StreamsScoreAggregator").path("FunctionName").asText())
                .isEqualTo("AggregateScoresByUser");
        assertThat(dev.properties(TABLE, "StreamsScoreRecords").path("TableName").asText())
                .isEqualTo("GameScoreRecords");
        assertThat(dev.properties(TABLE, "StreamsScoresByUser").path("TableName").asText())
                .isEqualTo("GameScoresByUser");
    }

    @Test
    void tellsWhatItMade() {
        JsonNode outputs = dev.template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("StreamName", "KinesisProcessorName", "ScoreRecordsTableName",
                        "ScoresByUserTableName", "ScoreAggregatorName");
        assertThat(outputs.at("/StreamName/Value/Ref").asText()).startsWith("StreamsStream");
        assertThat(outputs.at("/KinesisProcessorName/Value/Ref").asText()).startsWith("StreamsKinesisProcessor");
        assertThat(outputs.at("/ScoreRecordsTableName/Value/Ref").asText()).startsWith("StreamsScoreRecords");
        assertThat(outputs.at("/ScoresByUserTableName/Value/Ref").asText()).startsWith("StreamsScoresByUser");
        assertThat(outputs.at("/ScoreAggregatorName/Value/Ref").asText()).startsWith("StreamsScoreAggregator");
    }

    @Test
    void hasAStreamOfOneShard() {
        JsonNode stream = dev.properties("AWS::Kinesis::Stream", "Streams");
        assertThat(stream.path("ShardCount").asInt()).isEqualTo(1);
        assertThat(stream.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("PROVISIONED");
    }

    @Test
    void keysScoresByTheirNumberAndTotalsByUser() {
        assertThat(dev.properties(TABLE, "StreamsScoreRecords").path("AttributeDefinitions").toString())
                .isEqualTo("[{\"AttributeName\":\"RecordID\",\"AttributeType\":\"N\"}]");
        assertThat(dev.properties(TABLE, "StreamsScoresByUser").path("AttributeDefinitions").toString())
                .isEqualTo("[{\"AttributeName\":\"Username\",\"AttributeType\":\"S\"}]");
    }

    @Test
    void showsOldScoresTooSinceEditsAndDeletesCount() {
        assertThat(dev.properties(TABLE, "StreamsScoreRecords").at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(dev.properties(TABLE, "StreamsScoresByUser").has("StreamSpecification")).isFalse();
    }

    @Test
    void readsTheKinesisStreamFromItsBeginningInWholeBatches() {
        JsonNode mapping = mapping("StreamsKinesisProcessor");
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.has("FunctionResponseTypes")).isFalse();
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(5);
        assertThat(mapping.has("DestinationConfig")).isTrue();
    }

    @Test
    void tellsTheAggregatorItsShardAndIsolatesWhatItReports() {
        JsonNode mapping = mapping("StreamsScoreAggregator");
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(100);
        assertThat(mapping.path("TumblingWindowInSeconds").asInt()).isEqualTo(900);
        assertThat(mapping.path("ParallelizationFactor").asInt()).isEqualTo(1);
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(5);
        assertThat(mapping.has("DestinationConfig")).isTrue();
    }

    @Test
    void tellsTheAggregatorWhereToCount() {
        assertThat(function("StreamsScoreAggregator").at("/Environment/Variables/SCORES_BY_USER_TABLE/Ref").asText())
                .startsWith("StreamsScoresByUser");
        assertThat(function("StreamsKinesisProcessor").has("Environment")).isFalse();
    }

    @Test
    void allowsEachFunctionWhatItUsesAndNoMore() {
        assertThat(dev.allowedActions("StreamsKinesisProcessorRole")).containsExactly("kinesis:DescribeStream",
                "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
                "kinesis:ListShards", "logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage",
                "xray:PutTelemetryRecords", "xray:PutTraceSegments");
        assertThat(dev.allowedActions("StreamsScoreAggregatorRole")).containsExactly("dynamodb:DescribeStream",
                "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams", "dynamodb:UpdateItem",
                "logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage", "xray:PutTelemetryRecords",
                "xray:PutTraceSegments");
    }

    @Test
    void alarmsOnEachConsumerAndOnTheStream() {
        assertThat(dev.resources("AWS::CloudWatch::Alarm").values())
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .containsExactlyInAnyOrder("IteratorAge", "IteratorAge", "ApproximateNumberOfMessagesVisible",
                        "ApproximateNumberOfMessagesVisible", "WriteProvisionedThroughputExceeded");
    }

    @Test
    void showsBothFunctionsAndTheirStreams() {
        assertThat(dev.properties("AWS::CloudWatch::Dashboard", "Streams").toString()).contains(
                "Kinesis processor: Invocations", "Kinesis processor: Duration", "Kinesis processor: Errors",
                "Kinesis processor: Throttles", "Kinesis processor: iterator age",
                "Kinesis processor: failures waiting",
                "Stream: records in", "Score aggregator: Invocations", "Score aggregator: iterator age",
                "Score aggregator: failures waiting");
    }

    @Test
    void leavesNothingBehindInDev() {
        assertThat(dev.template().findValuesAsText("DeletionPolicy")).isNotEmpty().containsOnly("Delete");
    }

    @Test
    void keepsDataInProd() {
        assertThat(prod.template().findValuesAsText("DeletionPolicy")).isNotEmpty()
                .containsOnly("RetainExceptOnCreate");
        for (String table : new String[]{"StreamsScoreRecords", "StreamsScoresByUser"}) {
            JsonNode replica = prod.properties(TABLE, table).at("/Replicas/0");
            assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean()).isTrue();
        }
        assertThat(prod.template().findValuesAsText("RetentionInDays")).containsOnly("365");
        assertThat(prod.template().findValuesAsText("RetentionPeriodHours")).containsOnly("168");
    }

    @Test
    void acknowledgesEveryWarning() {
        assertThat(Annotations.fromStack(devStack).findWarning("*", Match.anyValue())).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Synthesised.of(new StreamsLabStack(Labs.app(), Profile.DEV))).isEqualTo(dev);
    }
}
