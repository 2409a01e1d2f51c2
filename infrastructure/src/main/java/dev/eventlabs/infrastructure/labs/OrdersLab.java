package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.observability.LabDashboard;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.table.DurableTable;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.constructs.Construct;

/**
 * A decoupled backend: a simulator sends orders to a queue, a processor stores them in a table, and what can't be
 * stored ends in the queue's dead-letter queue. Sent = stored + dead-lettered, also under a spike.
 */
public final class OrdersLab extends Construct {
    private final DurableQueue queue;
    private final DurableTable table;
    private final JavaFunction simulator;
    private final JavaFunction processor;
    private final LabDashboard dashboard;

    private OrdersLab(Builder builder) {
        super(builder.scope, builder.id);

        queue = DurableQueue.Builder.create(this, "Queue")
                .queueName(builder.queueName)
                .deadLetterQueueName(builder.deadLetterQueueName)
                .maxReceives(3)
                .queue(q -> q.visibilityTimeout(betweenReceives(builder.processorTimeout)))
                .lifecycle(builder.lifecycle)
                .build();
        Annotations.of(queue)
                .acknowledgeWarning(DurableQueue.FEW_RECEIVES,
                        "The original lab sends an order away after three receives.");

        table = DurableTable.Builder.create(this, "Table", "id", AttributeType.NUMBER)
                .tableName(builder.tableName)
                .lifecycle(builder.lifecycle)
                .build();

        simulator = JavaFunction.Builder
                .create(this, "Simulator", "dev.eventlabs.runtime.orders.OrderSimulator::handleRequest")
                .functionName(builder.simulatorName)
                .description("Sends simulated orders, some of them erroneous, to the orders queue.")
                // 100,000 orders in one go, the Thanksgiving spike. A caller who doesn't wait for that invokes asynchronously;
                // a second attempt would send every order twice, so there is none.
                .timeout(Duration.minutes(15))
                .asynchronous(a -> a.retryAttempts(0))
                .environment("ORDERS_QUEUE_URL", queue.getQueue().getQueueUrl())
                .lifecycle(builder.lifecycle)
                .build();
        queue.grantSend(simulator);
        // Asked once before a snapshot is taken, so that what starts from it knows the way to SQS.
        queue.grantDescribe(simulator);

        processor = JavaFunction.Builder
                .create(this, "Processor", "dev.eventlabs.runtime.orders.OrderProcessor::handleRequest")
                .functionName(builder.processorName)
                .description("Stores orders from the orders queue, each once; reports what it can't store.")
                .timeout(builder.processorTimeout)
                .environment("DYNAMODB_ORDERS_TABLE", table.getTable().getTableName())
                .lifecycle(builder.lifecycle)
                .build();
        processor.consume(queue);
        // Orders are only ever added; a taken id is looked up, to tell a redelivery from another order.
        table.grantInsert(processor);
        table.grantBatchGet(processor);

        dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .function("Simulator", simulator)
                .function("Processor", processor)
                .queue("Orders", queue)
                .build();
    }

    /** Six times the consumer's time-out, as AWS asks: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
    private static Duration betweenReceives(Duration processorTimeout) {
        return Duration.seconds(6 * processorTimeout.toSeconds().longValue());
    }

    /** The queue that decouples, with its dead-letter queue. */
    public DurableQueue getQueue() {
        return queue;
    }

    /** Where orders are stored, by their {@code id}. */
    public DurableTable getTable() {
        return table;
    }

    /** Sends orders; invoke it with {@code {"orders": 20, "error_rate": 0.15, "seed": 42}}. */
    public JavaFunction getSimulator() {
        return simulator;
    }

    /** Stores orders; the queue invokes it. */
    public JavaFunction getProcessor() {
        return processor;
    }

    /** Both functions and the queue at a glance. */
    public LabDashboard getDashboard() {
        return dashboard;
    }

    /** Builds an {@link OrdersLab}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String queueName;
        private String deadLetterQueueName;
        private String tableName;
        private String simulatorName;
        private String processorName;
        private Duration processorTimeout = Duration.seconds(5);
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
        public Builder queueName(String queueName) {
            this.queueName = queueName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder deadLetterQueueName(String deadLetterQueueName) {
            this.deadLetterQueueName = deadLetterQueueName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder tableName(String tableName) {
            this.tableName = tableName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder simulatorName(String simulatorName) {
            this.simulatorName = simulatorName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder processorName(String processorName) {
            this.processorName = processorName;
            return this;
        }

        /**
         * Default: 5 seconds, for one round trip to DynamoDB. Six times this passes from one receive of a message to the next: the
         * original lab's 30 seconds.
         */
        public Builder processorTimeout(Duration processorTimeout) {
            this.processorTimeout = Objects.requireNonNull(processorTimeout);
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, everything goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Adds the lab to the scope. */
        public OrdersLab build() {
            return new OrdersLab(this);
        }
    }
}
