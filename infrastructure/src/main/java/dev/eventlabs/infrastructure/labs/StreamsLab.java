package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.function.StreamConsumer;
import dev.eventlabs.infrastructure.constructs.observability.LabDashboard;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import dev.eventlabs.infrastructure.constructs.table.DurableTable;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

/**
 * Two streams and what follows them. Records of a Kinesis stream are logged by one function. Game scores in one table are
 * summed up by another, for each user in a second table: at rest, a user's score there is the sum of his records here,
 * whatever was added, edited, deleted or delivered twice.
 */
public final class StreamsLab extends Construct {
    private final RecordStream stream;
    private final JavaFunction kinesisProcessor;
    private final StreamConsumer kinesisConsumer;
    private final StreamingTable scoreRecords;
    private final DurableTable scoresByUser;
    private final JavaFunction scoreAggregator;
    private final StreamConsumer scoreConsumer;
    private final LabDashboard dashboard;

    private StreamsLab(Builder builder) {
        super(builder.scope, builder.id);

        stream = RecordStream.Builder.create(this, "Stream")
                .streamName(builder.streamName)
                .shards(1)
                .lifecycle(builder.lifecycle)
                .build();

        kinesisProcessor = JavaFunction.Builder
                .create(this, "KinesisProcessor",
                        "dev.eventlabs.runtime.streams.ProcessKinesisRecords::handleRequest")
                .functionName(builder.kinesisProcessorName)
                .description("Logs the payload of each record of the stream.")
                .lifecycle(builder.lifecycle)
                .build();
        // It answers a sentence, as the original's does, and a record that it can't read is logged as such: nothing to report.
        kinesisConsumer = kinesisProcessor.consume(stream, consumer -> consumer.partialResponses(false));

        // The original's stream shows new images only, with which neither an edit nor a delete can be accounted for.
        scoreRecords = StreamingTable.Builder
                .create(this, "ScoreRecords", "RecordID", AttributeType.NUMBER, StreamViewType.NEW_AND_OLD_IMAGES)
                .tableName(builder.scoreRecordsTableName)
                .lifecycle(builder.lifecycle)
                .build();

        scoresByUser = DurableTable.Builder.create(this, "ScoresByUser", "Username", AttributeType.STRING)
                .tableName(builder.scoresByUserTableName)
                .lifecycle(builder.lifecycle)
                .build();

        scoreAggregator = JavaFunction.Builder
                .create(this, "ScoreAggregator", "dev.eventlabs.runtime.scores.AggregateScoresByUser::handleRequest")
                .functionName(builder.scoreAggregatorName)
                .description("Adds each score to its user's total, once.")
                .environment("SCORES_BY_USER_TABLE", scoresByUser.getTable().getTableName())
                .lifecycle(builder.lifecycle)
                .build();
        // One conditional update for each user of a batch, which moves the mark up to which the user's records are counted.
        scoresByUser.grantUpdate(scoreAggregator);
        // Marks are kept for each shard, and Lambda tells a function its shard in events of a tumbling window only. The window
        // itself doesn't matter: the longest one closes least often.
        scoreConsumer = scoreAggregator.consume(scoreRecords,
                consumer -> consumer.tumblingWindow(Duration.minutes(15)));

        dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .function("Kinesis processor", kinesisProcessor)
                .consumer("Kinesis processor", kinesisConsumer)
                .stream("Stream", stream)
                .function("Score aggregator", scoreAggregator)
                .consumer("Score aggregator", scoreConsumer)
                .build();
    }

    /** The Kinesis stream, of one shard. */
    public RecordStream getStream() {
        return stream;
    }

    /** Logs records; the stream invokes it. */
    public JavaFunction getKinesisProcessor() {
        return kinesisProcessor;
    }

    /** How the processor consumes the stream, and where it says what it gave up. */
    public StreamConsumer getKinesisConsumer() {
        return kinesisConsumer;
    }

    /** Game scores, by their {@code RecordID}, with a stream of their changes. */
    public StreamingTable getScoreRecords() {
        return scoreRecords;
    }

    /** The sum of scores, by {@code Username}. */
    public DurableTable getScoresByUser() {
        return scoresByUser;
    }

    /** Sums scores up; the changes of the score records invoke it. */
    public JavaFunction getScoreAggregator() {
        return scoreAggregator;
    }

    /** How the aggregator consumes the changes, and where it says what it gave up. */
    public StreamConsumer getScoreConsumer() {
        return scoreConsumer;
    }

    /** Both functions and their streams at a glance. */
    public LabDashboard getDashboard() {
        return dashboard;
    }

    /** Builds a {@link StreamsLab}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String streamName;
        private String kinesisProcessorName;
        private String scoreRecordsTableName;
        private String scoresByUserTableName;
        private String scoreAggregatorName;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a lab in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder streamName(String streamName) {
            this.streamName = streamName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder kinesisProcessorName(String kinesisProcessorName) {
            this.kinesisProcessorName = kinesisProcessorName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder scoreRecordsTableName(String scoreRecordsTableName) {
            this.scoreRecordsTableName = scoreRecordsTableName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder scoresByUserTableName(String scoresByUserTableName) {
            this.scoresByUserTableName = scoresByUserTableName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder scoreAggregatorName(String scoreAggregatorName) {
            this.scoreAggregatorName = scoreAggregatorName;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, everything goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Adds the lab to the scope. */
        public StreamsLab build() {
            return new StreamsLab(this);
        }
    }
}
