package dev.eventlabs.test.orders;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.LabOnLocalCloud;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awssdk.core.SdkBytes;

/** Gives the tests of a class the Orders lab on an embedded AWS of their own. */
final class OrdersOnLocalCloud extends LabOnLocalCloud<OrdersOnLocalCloud.Orders> {

    OrdersOnLocalCloud() {
        super("OrdersLab", Orders.class);
    }

    /** Three seconds where the lab has five: from the first receive of a bad order to its grave pass eighteen time-outs. */
    @Override
    protected void fill(Stack stack) {
        OrdersLab lab = OrdersLab.Builder.create(stack, "Orders").processorTimeout(Duration.seconds(3)).build();
        output(stack, "OrdersQueueUrl", lab.getQueue().getQueue().getQueueUrl());
        output(stack, "OrdersDeadLetterQueueUrl", lab.getQueue().getDeadLetters().getQueue().getQueueUrl());
        output(stack, "OrdersTableName", lab.getTable().getTable().getTableName());
        output(stack, "OrderSimulatorName", lab.getSimulator().getFunction().getFunctionName());
        output(stack, "OrderProcessorName", lab.getProcessor().getFunction().getFunctionName());
    }

    @Override
    protected Orders open(DeployedStack deployed) {
        return new Orders(deployed);
    }

    /** The lab, and what was taken from its dead-letter queue. Thread-safe. */
    static final class Orders implements AutoCloseable {

        private final DeployedStack stack;
        private final OrdersClient client;
        private final ConcurrentLinkedQueue<String> deadLetters = new ConcurrentLinkedQueue<>();

        Orders(DeployedStack stack) {
            this.stack = stack;
            client = new OrdersClient(stack.cloud().endpoint(), OrdersClient.Names.of(stack.outputs("OrdersLab")));
            warmUp();
        }

        /**
         * Starts as many workers as the mapping begins with, so that no test's time-out runs while five JVMs start at once on a small
         * machine.
         */
        private void warmUp() {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 5; i++) {
                    callers.submit(() -> client.lambda().invoke(invoke -> invoke
                            .functionName(client.names().processor() + ":live")
                            .payload(SdkBytes.fromUtf8String("{\"Records\":[]}"))));
                }
            }
        }

        OrdersClient client() {
            return client;
        }

        URI endpoint() {
            return stack.cloud().endpoint();
        }

        /** Whether this body was dead-lettered. Empties the dead-letter queue, and remembers what was in it for the other tests. */
        boolean isDeadLettered(String body) {
            deadLetters.addAll(client.deadLetters().takeAll());
            return deadLetters.contains(body);
        }

        @Override
        public void close() {
            client.close();
            stack.close();
        }
    }
}
