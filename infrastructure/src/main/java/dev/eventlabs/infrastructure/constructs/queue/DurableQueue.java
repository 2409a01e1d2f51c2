package dev.eventlabs.infrastructure.constructs.queue;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/**
 * A standard SQS queue that loses nothing: what can't be processed ends in a dead-letter queue, and two alarms tell of
 * it (a dead letter waits; the oldest message is too old).
 *
 * <p>Both queues are encrypted at rest and refuse calls without TLS. When the queue has a name, the dead-letter queue
 * takes messages from it alone. A function consumes it with {@code JavaFunction.consume}.
 */
public final class DurableQueue extends Construct {
    /** Id of the warning about fewer than five receives, for {@code Annotations.acknowledgeWarning}. */
    public static final String FEW_RECEIVES = "@eventlabs/infrastructure:fewReceives";

    private final Queue queue;
    private final FailureQueue deadLetters;
    private final Alarm oldestMessageAlarm;
    private final Duration visibilityTimeout;

    private DurableQueue(Builder builder) {
        super(builder.scope, builder.id);
        QueueRules.maxReceives(this, builder.maxReceives);

        QueueProps.Builder props = QueueProps.builder()
                .queueName(builder.queueName)
                .encryption(QueueEncryption.SQS_MANAGED)
                .retentionPeriod(Duration.days(4))
                .visibilityTimeout(Duration.minutes(3))
                .removalPolicy(builder.lifecycle.removalPolicy());
        builder.queue.accept(props);
        QueueProps wished = props.build();
        QueueRules.standard(this, wished);
        QueueRules.encrypted(this, wished);

        deadLetters = FailureQueue.Builder.create(this, "DeadLetters")
                .queueName(builder.deadLetterQueueName)
                .onlySource(wished.getQueueName())
                .lifecycle(builder.lifecycle)
                .alarmDescription("A message was received %d times without success and waits in the dead-letter queue."
                        .formatted(builder.maxReceives))
                .queue(builder.deadLetterQueue)
                .build();
        QueueRules.keptLonger(this, wished.getRetentionPeriod(), deadLetters.getRetentionPeriod());
        QueueRules.alarmBeforeLoss(this, builder.alarmWhenOlderThan, wished.getRetentionPeriod());
        props.enforceSsl(true)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters.getQueue())
                        .maxReceiveCount(builder.maxReceives)
                        .build());

        visibilityTimeout = wished.getVisibilityTimeout();
        queue = new Queue(this, "Queue", props.build());
        oldestMessageAlarm = QueueAlarms.tooOld(this, "OldestMessage", metricAgeOfOldestMessage(),
                builder.alarmWhenOlderThan,
                "The oldest message waits for longer than %s: its consumer is too slow, stuck or away."
                        .formatted(builder.alarmWhenOlderThan.toHumanString()));
        warnOfFewReceives(builder.maxReceives);
    }

    /**
     * Lambda may receive a message and give it back when the function is throttled, so a low limit dead-letters good ones:
     * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    private void warnOfFewReceives(int maxReceives) {
        if (maxReceives < 5) {
            Annotations.of(this)
                    .addWarningV2(FEW_RECEIVES,
                            "maxReceives(" + maxReceives
                                    + ") was given; AWS recommends at least 5 for a queue that a Lambda function"
                                    + " consumes, since throttling uses up receives too. Raise it, or acknowledge this warning.");
        }
    }

    /** The queue. */
    public Queue getQueue() {
        return queue;
    }

    /** Where messages go that were received too often, with its alarm. */
    public FailureQueue getDeadLetters() {
        return deadLetters;
    }

    /** Both alarms: oldest message too old, dead letter waiting. They have no actions yet. */
    public List<Alarm> getAlarms() {
        return List.of(oldestMessageAlarm, deadLetters.getAlarms().get(0));
    }

    /** For how long a received message is hidden from others. */
    public Duration getVisibilityTimeout() {
        return visibilityTimeout;
    }

    /** Lets the grantee send to the queue (one message or a batch), and nothing else. */
    public Grant grantSend(IGrantable grantee) {
        return queue.grant(grantee, "sqs:SendMessage");
    }

    /** Lets the grantee ask for the queue's attributes, such as its depth. */
    public Grant grantDescribe(IGrantable grantee) {
        return queue.grant(grantee, "sqs:GetQueueAttributes");
    }

    /** Lets the grantee receive and delete: exactly what Lambda's poller asks of a function's role. */
    public Grant grantConsume(IGrantable grantee) {
        return queue.grant(grantee, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    }

    /** Lets the grantee move dead letters back to this queue ({@code StartMessageMoveTask}). */
    public Grant grantRedrive(IGrantable grantee) {
        grantSend(grantee);
        return deadLetters.getQueue()
                .grant(grantee, "sqs:StartMessageMoveTask", "sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks",
                        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    }

    /** Messages that wait to be received: the highest number of each minute. */
    public Metric metricDepth() {
        return QueueAlarms.depth(queue);
    }

    /** Age in seconds of the oldest message: the highest of each minute. */
    public Metric metricAgeOfOldestMessage() {
        return QueueAlarms.age(queue);
    }

    /** Dead letters that wait: the highest number of each minute. */
    public Metric metricDeadLetters() {
        return deadLetters.metricDepth();
    }

    /** Builds a {@link DurableQueue}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String queueName;
        private String deadLetterQueueName;
        private int maxReceives = 5;
        private Duration alarmWhenOlderThan = Duration.minutes(15);
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<QueueProps.Builder> queue = q -> {};
        private Consumer<QueueProps.Builder> deadLetterQueue = q -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a queue in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Default: CloudFormation generates a name, and the dead-letter queue takes messages from any queue of the account: a
         * template can't hold two generated names that refer to each other.
         */
        public Builder queueName(String queueName) {
            this.queueName = queueName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder deadLetterQueueName(String deadLetterQueueName) {
            this.deadLetterQueueName = deadLetterQueueName;
            return this;
        }

        /** Default: 5 receives before a message goes to the dead-letter queue; 1 to 1000, fewer than 5 with a warning. */
        public Builder maxReceives(int maxReceives) {
            this.maxReceives = maxReceives;
            return this;
        }

        /** Default: 15 minutes; must be shorter than messages are kept. */
        public Builder alarmWhenOlderThan(Duration alarmWhenOlderThan) {
            this.alarmWhenOlderThan = Objects.requireNonNull(alarmWhenOlderThan);
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, both queues go with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Default: kept for 4 days, hidden for 3 minutes once received (6 × the default time-out of a {@code JavaFunction}),
         * SQS-managed encryption. The override is applied after our defaults; TLS and the dead-letter queue stay.
         */
        public Builder queue(Consumer<QueueProps.Builder> override) {
            this.queue = this.queue.andThen(override);
            return this;
        }

        /** Default: kept for 14 days, SQS-managed encryption. The override is applied after our defaults; TLS stays. */
        public Builder deadLetterQueue(Consumer<QueueProps.Builder> override) {
            this.deadLetterQueue = this.deadLetterQueue.andThen(override);
            return this;
        }

        /**
         * Adds both queues and their alarms to the scope.
         *
         * @throws IllegalArgumentException when something is out of range, or the override asks for a FIFO or an unencrypted
         *             queue; the message says what to do
         */
        public DurableQueue build() {
            return new DurableQueue(this);
        }
    }
}
