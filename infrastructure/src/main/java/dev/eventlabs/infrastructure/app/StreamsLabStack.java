package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.StreamsLab;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The streams lab under the names of the original. */
final class StreamsLabStack extends Stack {
    StreamsLabStack(Construct scope, Profile profile) {
        super(scope, "StreamsLab",
                StackProps.builder().description("Eventlabs: Kinesis and game scores with Lambda and DynamoDB streams")
                        .build());

        StreamsLab lab = StreamsLab.Builder.create(this, "Streams")
                .streamName("Lab-Stream")
                .kinesisProcessorName("ProcessKinesisRecords")
                .scoreRecordsTableName("GameScoreRecords")
                .scoresByUserTableName("GameScoresByUser")
                .scoreAggregatorName("AggregateScoresByUser")
                .lifecycle(profile.lifecycle())
                .build();

        output("StreamName", lab.getStream().getStream().getStreamName());
        output("KinesisProcessorName", lab.getKinesisProcessor().getFunction().getFunctionName());
        output("ScoreRecordsTableName", lab.getScoreRecords().getTable().getTableName());
        output("ScoresByUserTableName", lab.getScoresByUser().getTable().getTableName());
        output("ScoreAggregatorName", lab.getScoreAggregator().getFunction().getFunctionName());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
