package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;

class AlarmActionsTest {
    @Test
    void anAlarmGetsTheActionsThatTheReaderWants() {
        Stack stack = new Stack(new App(), "Shop");
        DurableQueue parcels = DurableQueue.Builder.create(stack, "Parcels").build();
        Topic onCall = Topic.Builder.create(stack, "OnCall").build();
        // tag::alarm-actions[]
        parcels.getAlarms().forEach(alarm -> alarm.addAlarmAction(new SnsAction(onCall)));
        // end::alarm-actions[]

        assertThat(Synthesised.of(stack).resources("AWS::CloudWatch::Alarm")).hasSize(2)
                .allSatisfy((id, alarm) -> assertThat(alarm.at("/Properties/AlarmActions")).hasSize(1));
    }
}
