package dev.eventlabs.cli.orders;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import java.util.List;

/** A decoupled backend: SQS, Lambda, DynamoDB. */
public final class OrdersLab implements Lab {

    @Override
    public String name() {
        return OrdersSystem.STACK;
    }

    @Override
    public String summary() {
        return "orders through SQS to DynamoDB, with a dead-letter queue";
    }

    @Override
    public String promise() {
        return "no order lost or stored twice";
    }

    @Override
    public List<String> linesToTry(StackOutputs outputs) {
        return List.of(
                "./lab orders send 20        # 20 orders, some of them erroneous",
                "./lab orders check          # sent = stored + dead-lettered + waiting",
                "./lab logs " + outputs.get("OrderProcessorName") + " --follow");
    }

    @Override
    public void demo(Story story, Clients clients, StackOutputs outputs) {
        new OrdersWalkthrough(story, new OrdersSystem(clients, outputs), clients).run();
    }
}
