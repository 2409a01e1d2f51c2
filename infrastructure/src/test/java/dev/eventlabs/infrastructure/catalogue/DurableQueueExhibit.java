package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

final class DurableQueueExhibit extends Exhibit {
    private final List<Construct> shown;

    DurableQueueExhibit() {
        // tag::durable-queue[]
        DurableQueue parcels = DurableQueue.Builder.create(this, "Parcels").build();
        FailureQueue lost = FailureQueue.Builder.create(this, "Lost").build(); // the end of the line by itself
        // end::durable-queue[]
        shown = List.of(parcels, lost);

        // tag::durable-queue-override[]
        DurableQueue.Builder.create(this, "Secrets")
                .queue(q -> q.encryption(QueueEncryption.KMS).retentionPeriod(Duration.days(7)))
                .build();
        // end::durable-queue-override[]
    }

    @Override
    String page() {
        return "durable-queue";
    }

    @Override
    List<Construct> shown() {
        return shown;
    }

    @Override
    void proves(Synthesised out) {
        assertThat(out.properties("AWS::SQS::Queue", "ParcelsQueue").has("RedrivePolicy")).isTrue();
        assertThat(out.properties("AWS::SQS::Queue", "SecretsQueue").path("MessageRetentionPeriod").asInt())
                .isEqualTo(7 * 24 * 3600);
        assertThat(out.properties("AWS::SQS::Queue", "SecretsQueue").has("KmsMasterKeyId")).isTrue();
        assertThat(out.properties("AWS::SQS::Queue", "LostQueue").path("MessageRetentionPeriod").asInt())
                .isEqualTo(14 * 24 * 3600);
    }
}
