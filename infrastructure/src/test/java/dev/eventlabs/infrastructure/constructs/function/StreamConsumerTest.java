package dev.eventlabs.infrastructure.constructs.function;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.lambda.StartingPosition;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamConsumerTest {
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final StreamConsumer minimal = StreamConsumer.Builder
            .create(minimalStack, "C", RecordStream.Builder.create(minimalStack, "S").build(), function(minimalStack))
            .build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final Stack refusedStack = new Stack(new App(), "Refused");
    private final JavaFunction refusedFunction = function(refusedStack);
    private final StreamingTable refusedTable = table(refusedStack);
    private final RecordStream refusedStream = RecordStream.Builder.create(refusedStack, "S").build();

    StreamConsumerTest() {
        StreamConsumer.Builder.create(maximalStack, "C", table(maximalStack), function(maximalStack))
                .batchSize(1)
                .batchWindow(Duration.seconds(1))
                .startingPosition(StartingPosition.LATEST)
                .retries(2)
                .maxRecordAge(Duration.hours(1))
                .bisect(false)
                .partialResponses(false)
                .parallelization(10)
                .filter(RecordFilter.insert().and(RecordFilter.on("dynamodb", "NewImage", "status", "S").absent()))
                .filter(RecordFilter.modify()
                        .and(RecordFilter.on("dynamodb", "NewImage", "status", "S").equalTo("LOST")))
                .onFailureQueueName("lost-parcels")
                .alarmWhenBehind(Duration.minutes(1))
                .lifecycle(DataLifecycle.RETAINED)
                .mapping(m -> m.enabled(false))
                .build();
    }

    private static JavaFunction function(Stack stack) {
        return JavaFunction.Builder.create(stack, "F", "com.example.Parcels::handleRequest").build();
    }

    private static StreamingTable table(Stack stack) {
        return StreamingTable.Builder
                .create(stack, "T", "id", AttributeType.NUMBER, StreamViewType.NEW_AND_OLD_IMAGES)
                .build();
    }

    private JsonNode mapping(Stack stack) {
        return Synthesised.of(stack).properties(MAPPING, "C");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("consumer-minimal", Synthesised.of(minimalStack).under("C"));
        Snapshot.matches("consumer-maximal", Synthesised.of(maximalStack).under("C"));
    }

    @Test
    void invokesTheAliasLive() {
        assertThat(mapping(minimalStack).path("FunctionName").toString()).contains("FFunctionAliaslive")
                .contains(":live");
    }

    @Test
    void readsKinesisAndTablesAlike() {
        assertThat(mapping(minimalStack).at("/EventSourceArn/Fn::GetAtt/0").asText()).startsWith("SStream");
        assertThat(mapping(maximalStack).at("/EventSourceArn/Fn::GetAtt/0").asText()).startsWith("TTable");
        assertThat(mapping(maximalStack).at("/EventSourceArn/Fn::GetAtt/1").asText()).isEqualTo("StreamArn");
    }

    @Test
    void isolatesAndGivesUpWhatCannotBeProcessed() {
        JsonNode mapping = mapping(minimalStack);
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(100);
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(5);
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.has("TumblingWindowInSeconds")).isFalse();
        assertThat(mapping.has("MaximumRecordAgeInSeconds")).isFalse();
        assertThat(mapping.has("FilterCriteria")).isFalse();
        assertThat(Synthesised.references(mapping.at("/DestinationConfig/OnFailure/Destination"))).singleElement()
                .asString()
                .startsWith("COnFailureQueue");
    }

    @Test
    void appliesTheCallersWish() {
        JsonNode mapping = mapping(maximalStack);
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("LATEST");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.path("MaximumBatchingWindowInSeconds").asInt()).isEqualTo(1);
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
        assertThat(mapping.path("MaximumRecordAgeInSeconds").asInt()).isEqualTo(3600);
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isFalse();
        assertThat(mapping.path("ParallelizationFactor").asInt()).isEqualTo(10);
        assertThat(mapping.has("FunctionResponseTypes")).isFalse();
        assertThat(mapping.path("Enabled").asBoolean(true)).isFalse();
    }

    @Test
    void deliversWhatOneOfTheFiltersWants() {
        assertThat(mapping(maximalStack).at("/FilterCriteria/Filters").findValuesAsText("Pattern")).containsExactly(
                "{\"dynamodb\":{\"NewImage\":{\"status\":{\"S\":[{\"exists\":false}]}}},\"eventName\":[\"INSERT\"]}",
                "{\"dynamodb\":{\"NewImage\":{\"status\":{\"S\":[\"LOST\"]}}},\"eventName\":[\"MODIFY\"]}");
    }

    @Test
    void startsAtATimeInAKinesisStream() {
        Stack stack = new Stack(new App(), "Timed");
        StreamConsumer.Builder.create(stack, "C", RecordStream.Builder.create(stack, "S").build(), function(stack))
                .startingAt(Instant.ofEpochSecond(1_700_000_000))
                .tumblingWindow(Duration.minutes(15))
                .build();
        assertThat(mapping(stack).path("StartingPosition").asText()).isEqualTo("AT_TIMESTAMP");
        assertThat(mapping(stack).path("StartingPositionTimestamp").asLong()).isEqualTo(1_700_000_000);
        assertThat(mapping(stack).path("TumblingWindowInSeconds").asInt()).isEqualTo(900);
    }

    @Test
    void letsTheFunctionReadItsStreamAndTellOfFailuresAndNoMore() {
        assertThat(Synthesised.of(minimalStack).allowedActions("FRole")).containsExactly("kinesis:DescribeStream",
                "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
                "kinesis:ListShards", "logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage",
                "xray:PutTelemetryRecords", "xray:PutTraceSegments");
        assertThat(Synthesised.of(maximalStack).allowedActions("FRole")).containsExactly("dynamodb:DescribeStream",
                "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams", "logs:CreateLogStream",
                "logs:PutLogEvents", "sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments");
    }

    @Test
    void raisesAnAlarmWhenItFallsBehind() {
        JsonNode alarm = Synthesised.of(minimalStack).properties(ALARM, "CIteratorAge");
        assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/Lambda");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("IteratorAge");
        assertThat(alarm.path("Statistic").asText()).isEqualTo("Maximum");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(5 * 60 * 1000);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.at("/Dimensions/0/Value/Ref").asText()).startsWith("FFunction");
        assertThat(Synthesised.of(maximalStack).properties(ALARM, "CIteratorAge").path("Threshold").asInt())
                .isEqualTo(60 * 1000);
    }

    @Test
    void raisesAnAlarmWhenItGivesSomethingUp() {
        assertThat(Synthesised.of(minimalStack).properties(ALARM, "COnFailureNotEmpty").path("Threshold").asInt())
                .isEqualTo(1);
        assertThat(minimal.getAlarms()).hasSize(2).contains(minimal.getOnFailure().getAlarms().get(0));
    }

    @Test
    void keepsWhatItGaveUpAsLongAsTheFunctionsLogsUnlessToldOtherwise() {
        assertThat(Synthesised.of(minimalStack).resource("AWS::SQS::Queue", "C").path("DeletionPolicy").asText())
                .isEqualTo("Delete");
        JsonNode retained = Synthesised.of(maximalStack).resource("AWS::SQS::Queue", "C");
        assertThat(retained.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(retained.at("/Properties/QueueName").asText()).isEqualTo("lost-parcels");

        Stack stack = new Stack(new App(), "Inherited");
        JavaFunction.Builder.create(stack, "F", "com.example.Parcels").lifecycle(DataLifecycle.RETAINED).build()
                .consume(table(stack), consumer -> {});
        assertThat(Synthesised.of(stack).resource("AWS::SQS::Queue", "FTConsumer").path("DeletionPolicy").asText())
                .isEqualTo("RetainExceptOnCreate");
    }

    private void refuses(RecordSource source, String id, UnaryOperator<StreamConsumer.Builder> wish, String message) {
        assertThatRefused(
                () -> wish.apply(StreamConsumer.Builder.create(refusedStack, id, source, refusedFunction)).build())
                .hasMessage("Consumer Refused/" + id + " of " + source.getNode().getPath() + ": " + message);
    }

    @Test
    void refusesNumbersThatLambdaDoesNotKnow() {
        refuses(refusedStream, "Batch0", c -> c.batchSize(0),
                "batchSize(0) was given; Lambda allows 1 to 10000. Leave it out for 100.");
        refuses(refusedStream, "Batch10001", c -> c.mapping(m -> m.batchSize(10_001)),
                "batchSize(10001) was given; Lambda allows 1 to 10000. Leave it out for 100.");
        refuses(refusedStream, "Retries", c -> c.retries(-1),
                "retries(-1) was given; Lambda allows 0 to 10000. Leave it out for 5.");
        refuses(refusedStream, "Parallel", c -> c.parallelization(11),
                "parallelization(11) was given; Lambda allows 1 to 10. Leave it out for 1, or give the stream more shards.");
    }

    @Test
    void refusesTimesThatLambdaDoesNotKnow() {
        refuses(refusedStream, "Window", c -> c.batchWindow(Duration.seconds(301)),
                "batchWindow(5 minutes 1 second) was given; Lambda allows 0 seconds to 5 minutes. Leave it out to wait for"
                        + " nothing.");
        refuses(refusedStream, "Young", c -> c.maxRecordAge(Duration.seconds(59)),
                "maxRecordAge(59 seconds) was given; Lambda allows 1 minute to 7 days. Leave it out to give no record up for"
                        + " its age.");
        refuses(refusedStream, "Old", c -> c.maxRecordAge(Duration.days(8)),
                "maxRecordAge(8 days) was given; Lambda allows 1 minute to 7 days. Leave it out to give no record up for its"
                        + " age.");
        refuses(refusedStream, "Tumbling", c -> c.tumblingWindow(Duration.minutes(16)),
                "tumblingWindow(16 minutes) was given; Lambda allows 0 seconds to 15 minutes. For longer windows, keep the"
                        + " state in a table.");
    }

    @Test
    void f45_refusesATimeToStartAtInATablesStream() {
        refuses(refusedTable, "Time", c -> c.startingAt(Instant.EPOCH),
                "a time to start at was given, but a table's stream knows TRIM_HORIZON (the oldest, at most 24 hours old)"
                        + " and LATEST only. Leave it out and have the function skip what is too old.");
    }

    @Test
    void refusesATimeWithoutItsPositionAndTheOtherWayRound() {
        refuses(refusedStream, "NoTime", c -> c.startingPosition(StartingPosition.AT_TIMESTAMP),
                "startingPosition(AT_TIMESTAMP) was given without a time; a time goes with AT_TIMESTAMP and only with it."
                        + " Say .startingAt(…), which sets both.");
        refuses(refusedStream, "NoPosition",
                c -> c.startingAt(Instant.EPOCH).startingPosition(StartingPosition.LATEST),
                "startingPosition(LATEST) was given with a time; a time goes with AT_TIMESTAMP and only with it. Say"
                        + " .startingAt(…), which sets both.");
    }

    @Test
    void refusesTwoBatchesAtATimeInOneWindow() {
        refuses(refusedStream, "Both", c -> c.tumblingWindow(Duration.seconds(30)).parallelization(2),
                "parallelization(2) was given with a tumbling window of 30 seconds; a window's state goes from one batch of"
                        + " a shard to the next, one at a time. Leave one of them out.");
    }

    @Test
    void refusesAFilterThatNeverMatches() {
        refuses(refusedTable, "Never", c -> c.filter(RecordFilter.on("data").present()),
                "a filter on data was given; records of DynamoDB can be filtered by eventName, dynamodb, eventID,"
                        + " eventVersion, awsRegion, userIdentity. It would never match.");
    }

    @Test
    void refusesMoreFiltersThanLambdaTakes() {
        RecordFilter any = RecordFilter.insert();
        refuses(refusedTable, "Six",
                c -> c.filter(any).filter(any).filter(any).filter(any).filter(any).filter(any),
                "6 filters were given; Lambda allows 5. Join what one can say, as in equalTo(\"A\", \"B\"), or, if your quota"
                        + " was raised, say .mapping(m -> m.filters(…)).");
    }

    @Test
    void refusesAnAlarmThatComesTooLate() {
        refuses(refusedTable, "Late", c -> c.alarmWhenBehind(Duration.days(1)),
                "alarmWhenBehind(1 day) was given, but records are gone after 1 day; the alarm would come too late. Give"
                        + " a shorter time.");
    }
}
