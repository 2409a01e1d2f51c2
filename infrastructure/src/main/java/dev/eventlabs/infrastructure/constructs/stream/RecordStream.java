package dev.eventlabs.infrastructure.constructs.stream;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.kinesis.StreamProps;
import software.constructs.Construct;

/**
 * A Kinesis data stream, on demand or with a number of shards, encrypted with AWS's own key, and with an alarm for when it
 * turns producers away. Kinesis speaks TLS only, so nothing has to be enforced in transit.
 *
 * <p>A function consumes it with {@code JavaFunction.consume}.
 */
public final class RecordStream extends Construct implements RecordSource {
    private final Stream stream;
    private final Duration retentionPeriod;
    private final Alarm throttledWritesAlarm;

    private RecordStream(Builder builder) {
        super(builder.scope, builder.id);

        StreamProps.Builder props = StreamProps.builder()
                .streamName(builder.streamName)
                .streamMode(builder.shards == null ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED)
                .shardCount(builder.shards)
                // What is retained was worth a week of Kinesis's extended retention to somebody.
                .retentionPeriod(builder.lifecycle.isProtected() ? Duration.days(7) : Duration.hours(24))
                .encryption(StreamEncryption.MANAGED)
                .removalPolicy(builder.lifecycle.removalPolicy());
        builder.stream.accept(props);
        StreamProps wished = props.build();
        StreamRules.shards(this, wished);
        StreamRules.retention(this, wished);
        StreamRules.encrypted(this, wished);

        retentionPeriod = wished.getRetentionPeriod();
        stream = new Stream(this, "Stream", wished);
        throttledWritesAlarm = Alarms.atLeast(this, "ThrottledWrites", metricThrottledWrites(), 1,
                "Records were turned away: more was put on a shard than it takes in a second.");
    }

    /** The stream. */
    public Stream getStream() {
        return stream;
    }

    /** The alarm: records were turned away. It has no action yet. */
    public List<Alarm> getAlarms() {
        return List.of(throttledWritesAlarm);
    }

    @Override
    public Kind getKind() {
        return Kind.KINESIS;
    }

    @Override
    public String getStreamArn() {
        return stream.getStreamArn();
    }

    @Override
    public Duration getRetentionPeriod() {
        return retentionPeriod;
    }

    /** Lets the grantee put records, one or many at a time, and nothing else. */
    public Grant grantPut(IGrantable grantee) {
        return stream.grant(grantee, "kinesis:PutRecord", "kinesis:PutRecords");
    }

    /**
     * Lets the grantee read the stream: exactly what Lambda's poller asks of a function's role.
     * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
     */
    @Override
    public Grant grantRead(IGrantable grantee) {
        return stream.grant(grantee, "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords",
                "kinesis:GetShardIterator", "kinesis:ListShards");
    }

    /** Records that were put: the sum of each minute. */
    public Metric metricIncomingRecords() {
        return stream.metricIncomingRecords(PerMinute.of("Sum"));
    }

    /** Records that were turned away since their shard had enough: the sum of each minute. */
    public Metric metricThrottledWrites() {
        return stream.metricWriteProvisionedThroughputExceeded(PerMinute.of("Sum"));
    }

    /** Builds a {@link RecordStream}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String streamName;
        private Integer shards;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<StreamProps.Builder> stream = s -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a stream in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder streamName(String streamName) {
            this.streamName = streamName;
            return this;
        }

        /** Default: on demand, Kinesis adds shards as needed. With this, exactly as many; each takes 1 MB or 1000 records a second. */
        public Builder shards(int shards) {
            this.shards = shards;
            return this;
        }

        /**
         * Default: {@link DataLifecycle#DISPOSABLE}, the stream goes with the stack and keeps records for 24 hours.
         * {@link DataLifecycle#RETAINED} keeps them for 7 days, which Kinesis charges for.
         */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: encrypted with the key {@code aws/kinesis}. The override is applied after our defaults. */
        public Builder stream(Consumer<StreamProps.Builder> override) {
            this.stream = this.stream.andThen(override);
            return this;
        }

        /**
         * Adds the stream and its alarm to the scope.
         *
         * @throws IllegalArgumentException when something is out of range or the override asks for no encryption; the message
         *             says what to do
         */
        public RecordStream build() {
            return new RecordStream(this);
        }
    }
}
