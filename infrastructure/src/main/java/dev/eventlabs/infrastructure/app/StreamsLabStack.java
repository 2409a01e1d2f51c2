package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.StreamsLab;
import software.constructs.Construct;

/** The streams lab under the names of the original. */
final class StreamsLabStack extends LabStack {
    StreamsLabStack(Construct scope, Profile profile) {
        super(scope, "StreamsLab", "Kinesis and game scores with Lambda and DynamoDB streams");

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
}
