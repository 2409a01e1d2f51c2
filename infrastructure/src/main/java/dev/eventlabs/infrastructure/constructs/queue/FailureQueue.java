package dev.eventlabs.infrastructure.constructs.queue;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/**
 * The end of the line: a queue for what could not be processed, as dead-letter queue of another queue or as on-failure
 * destination of a function. It keeps messages as long as SQS can, and raises an alarm on the first one.
 *
 * <p>Encrypted at rest and in transit: whoever calls without TLS is refused.
 */
public final class FailureQueue extends Construct {
    /** SQS keeps no message longer. */
    static final Duration LONGEST_RETENTION = Duration.days(14);

    private final Queue queue;
    private final Duration retentionPeriod;
    private final Alarm alarm;

    private FailureQueue(Builder builder) {
        super(builder.scope, builder.id);

        QueueProps.Builder props = QueueProps.builder()
                .queueName(builder.queueName)
                .encryption(QueueEncryption.SQS_MANAGED)
                .retentionPeriod(LONGEST_RETENTION)
                .removalPolicy(builder.lifecycle.removalPolicy());
        builder.queue.accept(props);
        QueueProps wished = props.build();
        QueueRules.standard(this, wished);
        QueueRules.encrypted(this, wished);
        props.enforceSsl(true);
        if (builder.onlySource != null) {
            props.redriveAllowPolicy(only(builder.onlySource));
        }

        retentionPeriod = wished.getRetentionPeriod();
        queue = new Queue(this, "Queue", props.build());
        alarm = QueueAlarms.notEmpty(this, "NotEmpty", metricDepth(), builder.alarmDescription);
        NagSuppressions.addResourceSuppressions(queue,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-SQS3")
                        .reason("This queue is a dead-letter queue itself: it holds what could not be processed, and an alarm tells that it isn't empty.")
                        .build()));
    }

    /** The ARN is made of the name: a reference to the resource would be a circle, since the source refers to this queue. */
    private RedriveAllowPolicy only(String sourceQueueName) {
        String arn = Stack.of(this)
                .formatArn(ArnComponents.builder().service("sqs").resource(sourceQueueName).build());
        return RedriveAllowPolicy.builder()
                .redrivePermission(RedrivePermission.BY_QUEUE)
                .sourceQueues(List.of(Queue.fromQueueArn(this, "Source", arn)))
                .build();
    }

    /** The queue. */
    public Queue getQueue() {
        return queue;
    }

    /** The alarm: a message waits here. It has no action yet. */
    public List<Alarm> getAlarms() {
        return List.of(alarm);
    }

    /** How long a message is kept, counted from when it was first sent, to whichever queue. */
    public Duration getRetentionPeriod() {
        return retentionPeriod;
    }

    /** Lets the grantee send to this queue, and nothing else. */
    public Grant grantSend(IGrantable grantee) {
        return queue.grant(grantee, "sqs:SendMessage");
    }

    /** Lets the grantee receive and delete what is here: for a tool that looks into failures, or a function that consumes it. */
    public Grant grantConsume(IGrantable grantee) {
        return queue.grant(grantee, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    }

    /** Messages that wait here: the highest number of each minute. */
    public Metric metricDepth() {
        return QueueAlarms.depth(queue);
    }

    /** Builds a {@link FailureQueue}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String queueName;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private String alarmDescription = "Something could not be processed and waits in this queue.";
        private String onlySource;
        private Consumer<QueueProps.Builder> queue = q -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a queue in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder queueName(String queueName) {
            this.queueName = queueName;
            return this;
        }

        /** Default: a sentence that says that something could not be processed. */
        public Builder alarmDescription(String alarmDescription) {
            this.alarmDescription = alarmDescription;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, the queue goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: any queue of the account may have this one as its dead-letter queue (SQS's own default). */
        Builder onlySource(String sourceQueueName) {
            this.onlySource = sourceQueueName;
            return this;
        }

        /** Default: kept for 14 days, SQS-managed encryption. The override is applied after our defaults. */
        public Builder queue(Consumer<QueueProps.Builder> override) {
            this.queue = this.queue.andThen(override);
            return this;
        }

        /**
         * Adds the queue and its alarm to the scope.
         *
         * @throws IllegalArgumentException when the override asks for a FIFO or an unencrypted queue
         */
        public FailureQueue build() {
            return new FailureQueue(this);
        }
    }
}
