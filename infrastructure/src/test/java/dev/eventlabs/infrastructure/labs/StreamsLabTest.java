package dev.eventlabs.infrastructure.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The lab as a guest in somebody else's app, twice. */
class StreamsLabTest {
    @Test
    void canBeThereTwiceSinceNamesAreGenerated() {
        Stack stack = new Stack(new App(), "Theirs");
        StreamsLab first = StreamsLab.Builder.create(stack, "First").build();
        StreamsLab.Builder.create(stack, "Second").build();

        Synthesised template = Synthesised.of(stack);
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(4);
        assertThat(template.resources("AWS::Lambda::EventSourceMapping")).hasSize(4);
        // A stream's own name is called Name; nothing else here has one but aliases.
        for (String name : new String[]{"QueueName", "TableName", "LogGroupName", "DashboardName", "RoleName"}) {
            assertThat(template.template().findValues(name)).as(name).isEmpty();
        }
        assertThat(template.template().findValuesAsText("Name")).doesNotContain("Lab-Stream");
        assertThat(first.getScoreConsumer().getAlarms()).hasSize(2);
    }
}
