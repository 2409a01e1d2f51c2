package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMappingProps;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.constructs.Construct;

/**
 * A function whose alias {@code live} Lambda invokes with batches of a stream's records, shard by shard in order: of a
 * Kinesis stream or of a table's changes alike.
 *
 * <p>A record that can't be processed doesn't block its shard for ever: it is isolated (by halved batches, and by what the
 * function reports), tried again a limited number of times, and then told of in a {@link FailureQueue} with an alarm. A
 * second alarm tells when the function falls behind.
 */
public final class StreamConsumer extends Construct {
    private final JavaFunction function;
    private final EventSourceMapping mapping;
    private final FailureQueue onFailure;
    private final Alarm iteratorAgeAlarm;

    private StreamConsumer(Builder builder) {
        super(builder.scope, builder.id);
        function = builder.function;
        RecordSource source = builder.source;
        ConsumerRules rules = new ConsumerRules(this, source);
        rules.filters(builder.filters);

        EventSourceMappingProps.Builder props = EventSourceMappingProps.builder()
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(100)
                .maxBatchingWindow(Duration.seconds(0))
                .retryAttempts(5)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .parallelizationFactor(1)
                .filters(builder.filters.isEmpty() ? null : patterns(builder.filters));
        builder.mapping.accept(props);
        rules.mapping(props.target(function.getAlias()).eventSourceArn(source.getStreamArn()).build());
        rules.alarmBeforeLoss(builder.alarmWhenBehind);

        onFailure = FailureQueue.Builder.create(this, "OnFailure")
                .queueName(builder.onFailureQueueName)
                .lifecycle(builder.lifecycle)
                .alarmDescription("A function gave up on records of a stream; a message in this queue says which.")
                .build();
        source.grantRead(function);
        // Without a destination, what a shard gives up is gone without a trace.
        mapping = new EventSourceMapping(this, "Mapping",
                props.onFailure(new StreamFailureDestination(onFailure)).build());
        iteratorAgeAlarm = Alarms.atLeast(this, "IteratorAge", metricIteratorAge(),
                builder.alarmWhenBehind.toMilliseconds(),
                "The function is %s behind its stream: it is too slow, or a record blocks its shard."
                        .formatted(builder.alarmWhenBehind.toHumanString()));
    }

    private static List<Map<String, Object>> patterns(List<RecordFilter> filters) {
        return filters.stream().map(filter -> FilterCriteria.filter(filter.pattern())).toList();
    }

    /** The event source mapping. */
    public EventSourceMapping getMapping() {
        return mapping;
    }

    /** Where messages wait that tell of records which could not be processed: shard and sequence numbers, not the records. */
    public FailureQueue getOnFailure() {
        return onFailure;
    }

    /** Both alarms: the function is behind, something could not be processed. They have no actions yet. */
    public List<Alarm> getAlarms() {
        return List.of(iteratorAgeAlarm, onFailure.getAlarms().get(0));
    }

    /** Age in milliseconds of the last record of a batch when it was processed: the highest of each minute, over all streams of the function. */
    public Metric metricIteratorAge() {
        return function.getFunction()
                .metric("IteratorAge", PerMinute.of("Maximum"));
    }

    /** Messages about records that could not be processed: the highest number of each minute. */
    public Metric metricFailures() {
        return onFailure.metricDepth();
    }

    /** Builds a {@link StreamConsumer}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final RecordSource source;
        private final JavaFunction function;
        private final List<RecordFilter> filters = new ArrayList<>();
        private String onFailureQueueName;
        private Duration alarmWhenBehind = Duration.minutes(5);
        private DataLifecycle lifecycle;
        private Consumer<EventSourceMappingProps.Builder> mapping = m -> {};

        private Builder(Construct scope, String id, RecordSource source, JavaFunction function) {
            this.scope = scope;
            this.id = id;
            this.source = Objects.requireNonNull(source);
            this.function = function;
            this.lifecycle = function.lifecycle();
        }

        /** Starts a consumer in the scope: of which stream, and with which function. */
        public static Builder create(Construct scope, String id, RecordSource source, JavaFunction function) {
            return new Builder(scope, id, source, function);
        }

        /** Default: CloudFormation generates a name. */
        public Builder onFailureQueueName(String onFailureQueueName) {
            this.onFailureQueueName = onFailureQueueName;
            return this;
        }

        /** Default: 100 records at most are a batch; 1 to 10000. */
        public Builder batchSize(int records) {
            return mapping(m -> m.batchSize(records));
        }

        /** Default: none, a batch is what is there. With this, Lambda gathers records for that long; up to 5 minutes. */
        public Builder batchWindow(Duration window) {
            return mapping(m -> m.maxBatchingWindow(window));
        }

        /** Default: {@code TRIM_HORIZON}, the oldest record that is still there. {@code LATEST} misses what comes while the mapping is made. */
        public Builder startingPosition(StartingPosition position) {
            return mapping(m -> m.startingPosition(position));
        }

        /** Default: see {@link #startingPosition}. With this, the first record that arrived at this time or after it; Kinesis only. */
        public Builder startingAt(Instant time) {
            return mapping(m -> m.startingPosition(StartingPosition.AT_TIMESTAMP)
                    .startingPositionTimestamp(time.getEpochSecond()));
        }

        /** Default: a batch that failed is tried 5 times again; 0 to 10000. */
        public Builder retries(int retries) {
            return mapping(m -> m.retryAttempts(retries));
        }

        /** Default: records are tried whatever their age. With this, older ones are given up; 1 minute to 7 days. */
        public Builder maxRecordAge(Duration age) {
            return mapping(m -> m.maxRecordAge(age));
        }

        /** Default: true, a batch that failed is halved, down to the record at fault. */
        public Builder bisect(boolean bisect) {
            return mapping(m -> m.bisectBatchOnError(bisect));
        }

        /**
         * Default: true, the handler answers with the records that failed ({@code StreamsEventResponse}), and Lambda goes on
         * from the first of them. With false it succeeds or fails with the whole batch, and its answer doesn't matter.
         */
        public Builder partialResponses(boolean partialResponses) {
            return mapping(m -> m.reportBatchItemFailures(partialResponses));
        }

        /** Default: 1, a shard has one batch at a time. Up to 10; then order holds for each partition key or item only. */
        public Builder parallelization(int batchesPerShard) {
            return mapping(m -> m.parallelizationFactor(batchesPerShard));
        }

        /**
         * Default: none. With this, up to 15 minutes, each event tells its shard, its window and the state that the function
         * returned for the window's last batch; the handler takes a {@code TimeWindow} event.
         */
        public Builder tumblingWindow(Duration window) {
            return mapping(m -> m.tumblingWindow(window));
        }

        /** Default: all records. Can be repeated, up to 5 times: a record that one of the filters wants is delivered. */
        public Builder filter(RecordFilter filter) {
            filters.add(Objects.requireNonNull(filter));
            return this;
        }

        /** Default: 5 minutes between a record's arrival and its processing; must be less than the stream's retention. */
        public Builder alarmWhenBehind(Duration alarmWhenBehind) {
            this.alarmWhenBehind = Objects.requireNonNull(alarmWhenBehind);
            return this;
        }

        /** Default: that of the function; the on-failure queue goes with the stack, or stays. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: what the other properties say. Applied in the order of the calls; stream, function and destination stay. */
        public Builder mapping(Consumer<EventSourceMappingProps.Builder> override) {
            this.mapping = this.mapping.andThen(override);
            return this;
        }

        /**
         * Adds the mapping, its on-failure queue and their alarms to the scope, and lets the function read the stream.
         *
         * @throws IllegalArgumentException when something is out of range, doesn't go together, or can't be for such a stream;
         *             the message says what to do
         */
        public StreamConsumer build() {
            return new StreamConsumer(this);
        }
    }
}
