package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The orders lab under the names of the original. */
final class OrdersLabStack extends Stack {
    OrdersLabStack(Construct scope, Profile profile) {
        super(scope, "OrdersLab",
                StackProps.builder().description("Eventlabs: a decoupled backend with SQS, Lambda and DynamoDB")
                        .build());

        OrdersLab lab = OrdersLab.Builder.create(this, "Orders")
                .queueName("orders-queue")
                .deadLetterQueueName("orders-dl-queue")
                .tableName("orders")
                .simulatorName("lab-order-simulator")
                .processorName("lab-order-processor")
                .lifecycle(profile.lifecycle())
                .build();

        output("OrdersQueueUrl", lab.getQueue().getQueue().getQueueUrl());
        output("OrdersDeadLetterQueueUrl", lab.getQueue().getDeadLetters().getQueue().getQueueUrl());
        output("OrdersTableName", lab.getTable().getTable().getTableName());
        output("OrderSimulatorName", lab.getSimulator().getFunction().getFunctionName());
        output("OrderProcessorName", lab.getProcessor().getFunction().getFunctionName());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
