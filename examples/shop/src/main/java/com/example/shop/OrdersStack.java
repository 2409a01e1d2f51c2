package com.example.shop;

import dev.eventlabs.infrastructure.labs.OrdersLab;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** A whole lab, dropped in: its functions come with it. */
public final class OrdersStack extends Stack {

    public OrdersStack(Construct scope, String id) {
        super(scope, id);

        OrdersLab orders = OrdersLab.Builder.create(this, "Orders").build();

        CfnOutput.Builder.create(this, "Table").value(orders.getTable().getTable().getTableName()).build();
        CfnOutput.Builder.create(this, "Simulator").value(orders.getSimulator().getFunction().getFunctionName())
                .build();
    }
}
