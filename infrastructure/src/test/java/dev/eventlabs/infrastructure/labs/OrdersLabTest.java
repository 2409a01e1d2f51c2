package dev.eventlabs.infrastructure.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The lab as a guest in somebody else's app, twice. */
class OrdersLabTest {
    @Test
    void canBeThereTwiceSinceNamesAreGenerated() {
        Stack stack = new Stack(new App(), "Theirs");
        OrdersLab first = OrdersLab.Builder.create(stack, "First").build();
        OrdersLab.Builder.create(stack, "Second").build();

        Synthesised template = Synthesised.of(stack);
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(4);
        for (String name : new String[]{"QueueName", "TableName", "LogGroupName", "DashboardName", "RoleName"}) {
            assertThat(template.template().findValues(name)).as(name).isEmpty();
        }
        assertThat(first.getQueue().getAlarms()).hasSize(2);
    }
}
