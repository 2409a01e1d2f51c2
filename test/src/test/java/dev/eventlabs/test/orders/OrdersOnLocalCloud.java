package dev.eventlabs.test.orders;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import dev.eventlabs.test.cloud.Assemblies;
import dev.eventlabs.test.cloud.DeployedStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awssdk.core.SdkBytes;

/** Gives the tests of a class the Orders lab on an embedded AWS of their own. Synthesised once for all classes. */
final class OrdersOnLocalCloud implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OrdersOnLocalCloud.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Path assembly = context.getRoot().getStore(NAMESPACE).computeIfAbsent("assembly",
                key -> Assemblies.synthesise("orders", OrdersOnLocalCloud::stack), Path.class);
        context.getStore(NAMESPACE).put(Orders.class, new Orders(new DeployedStack(assembly)));
    }

    /** Three seconds where the lab has five: from the first receive of a bad order to its grave pass eighteen time-outs. */
    private static void stack(App app) {
        Stack stack = new Stack(app, "OrdersLab");
        OrdersLab lab = OrdersLab.Builder.create(stack, "Orders").processorTimeout(Duration.seconds(3)).build();
        output(stack, "OrdersQueueUrl", lab.getQueue().getQueue().getQueueUrl());
        output(stack, "OrdersDeadLetterQueueUrl", lab.getQueue().getDeadLetters().getQueue().getQueueUrl());
        output(stack, "OrdersTableName", lab.getTable().getTable().getTableName());
        output(stack, "OrderSimulatorName", lab.getSimulator().getFunction().getFunctionName());
        output(stack, "OrderProcessorName", lab.getProcessor().getFunction().getFunctionName());
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Orders.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Orders.class, Orders.class);
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
