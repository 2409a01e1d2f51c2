package dev.eventlabs.test.cdk;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import dev.eventlabs.test.cloud.Assemblies;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.Queue;

/** The apps that the CLI is tried with. */
final class CdkApps {

    private CdkApps() {}

    /** The Orders lab, its processor with so much memory. */
    static Path orders(int processorMegabytes) {
        return Assemblies.synthesise("cdk-orders-" + processorMegabytes, app -> {
            Stack stack = new Stack(app, "OrdersLab");
            OrdersLab lab = OrdersLab.Builder.create(stack, "Orders").queueName("orders-queue").tableName("orders")
                    .deadLetterQueueName("orders-dl-queue").processorName("lab-order-processor")
                    .simulatorName("lab-order-simulator").build();
            ((CfnFunction) lab.getProcessor().getFunction().getNode().getDefaultChild())
                    .setMemorySize(processorMegabytes);
            CfnOutput.Builder.create(stack, "OrdersTableName").value(lab.getTable().getTable().getTableName()).build();
        });
    }

    /** A good queue, and a resource of a type that no AWS has. */
    static Path unknownType() {
        return Assemblies.synthesise("cdk-unknown", app -> {
            Stack stack = stackWithQueue(app, "UnknownType");
            new CfnResource(stack, "Teapot", CfnResourceProps.builder().type("AWS::Kitchen::Teapot")
                    .properties(Map.of("Litres", 2)).build());
        });
    }

    /** A good queue, and after it one whose dead-letter queue isn't there. */
    static Path failing() {
        return Assemblies.synthesise("cdk-failing", app -> {
            Stack stack = stackWithQueue(app, "Failing");
            CfnQueue.Builder.create(stack, "Orphan").redrivePolicy(Map.of("maxReceiveCount", 3, "deadLetterTargetArn",
                    "arn:aws:sqs:us-east-1:000000000000:nobody-made-this-queue")).build()
                    .addResourceDependency((CfnQueue) stack.getNode().findChild("Good").getNode().getDefaultChild());
        });
    }

    private static Stack stackWithQueue(App app, String name) {
        Stack stack = new Stack(app, name);
        new Queue(stack, "Good");
        return stack;
    }
}
