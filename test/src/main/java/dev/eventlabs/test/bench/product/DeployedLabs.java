package dev.eventlabs.test.bench.product;

import dev.eventlabs.infrastructure.labs.MessagingLab;
import dev.eventlabs.infrastructure.labs.OrdersLab;
import dev.eventlabs.infrastructure.labs.StreamsLab;
import dev.eventlabs.infrastructure.labs.TasksLab;
import dev.eventlabs.infrastructure.labs.TaxiLab;
import dev.eventlabs.testkit.Deploy;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Each lab in a stack of its own, as somebody's test would have it. */
final class DeployedLabs {

    static final List<Class<? extends Deployed>> ALL = List.of(Orders.class, Streams.class, Tasks.class,
            Messaging.class, Taxi.class);

    private DeployedLabs() {}

    @Deploy(OrdersStack.class)
    static final class Orders extends Deployed {}

    @Deploy(StreamsStack.class)
    static final class Streams extends Deployed {}

    @Deploy(TasksStack.class)
    static final class Tasks extends Deployed {}

    @Deploy(MessagingStack.class)
    static final class Messaging extends Deployed {}

    @Deploy(TaxiStack.class)
    static final class Taxi extends Deployed {}

    static final class OrdersStack extends Stack {
        OrdersStack(Construct scope, String id) {
            super(scope, id);
            OrdersLab.Builder.create(this, "Lab").build();
        }
    }

    static final class StreamsStack extends Stack {
        StreamsStack(Construct scope, String id) {
            super(scope, id);
            StreamsLab.Builder.create(this, "Lab").build();
        }
    }

    static final class TasksStack extends Stack {
        TasksStack(Construct scope, String id) {
            super(scope, id);
            TasksLab.Builder.create(this, "Lab").build();
        }
    }

    static final class MessagingStack extends Stack {
        MessagingStack(Construct scope, String id) {
            super(scope, id);
            MessagingLab.Builder.create(this, "Lab").build();
        }
    }

    static final class TaxiStack extends Stack {
        TaxiStack(Construct scope, String id) {
            super(scope, id);
            TaxiLab.Builder.create(this, "Lab").build();
        }
    }
}
