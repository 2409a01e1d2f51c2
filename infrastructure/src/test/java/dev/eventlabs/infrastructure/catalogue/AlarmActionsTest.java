package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.IConstruct;

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

    private static final class ShopStack extends Stack {
        private ShopStack() {
            super(new App(), "Shop");
            Topic onCall = Topic.Builder.create(this, "OnCall").build();
            DurableQueue.Builder.create(this, "Parcels").build();
            RecordStream.Builder.create(this, "Clicks").build();
            // tag::all-alarm-actions[]
            for (IConstruct each : getNode().findAll()) {
                if (each instanceof Alarm alarm) {
                    alarm.addAlarmAction(new SnsAction(onCall));
                }
            }
            // end::all-alarm-actions[]
        }
    }

    @Test
    void everyAlarmOfAStackGetsThem() {
        assertThat(Synthesised.of(new ShopStack()).resources("AWS::CloudWatch::Alarm")).hasSize(3)
                .allSatisfy((id, alarm) -> assertThat(alarm.at("/Properties/AlarmActions")).hasSize(1));
    }
}
