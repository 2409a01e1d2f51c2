package dev.eventlabs.infrastructure.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
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

    @Test
    void hidesAMessageSixTimesAsLongAsTheProcessorMayTake() {
        Stack stack = new Stack(new App(), "Slow");
        OrdersLab.Builder.create(stack, "Orders").processorTimeout(Duration.seconds(20)).build();

        Synthesised template = Synthesised.of(stack);
        assertThat(template.properties("AWS::SQS::Queue", "OrdersQueueE").path("VisibilityTimeout").asInt())
                .isEqualTo(120);
        assertThat(template.properties("AWS::Lambda::Function", "OrdersProcessor").path("Timeout").asInt())
                .isEqualTo(20);
    }
}
