package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import software.constructs.Construct;

/** The orders lab under the names of the original. */
final class OrdersLabStack extends LabStack {
    OrdersLabStack(Construct scope, Profile profile) {
        super(scope, "OrdersLab", "a decoupled backend with SQS, Lambda and DynamoDB");

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
}
