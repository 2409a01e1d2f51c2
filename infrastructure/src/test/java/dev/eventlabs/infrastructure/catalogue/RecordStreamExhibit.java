package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

final class RecordStreamExhibit extends Exhibit {
    private final RecordStream shown;

    RecordStreamExhibit() {
        // tag::record-stream[]
        RecordStream clicks = RecordStream.Builder.create(this, "Clicks").build();
        // end::record-stream[]
        shown = clicks;

        // tag::record-stream-override[]
        RecordStream.Builder.create(this, "Ledger")
                .shards(2)
                .stream(s -> s.retentionPeriod(Duration.days(30)))
                .build();
        // end::record-stream-override[]
    }

    @Override
    String page() {
        return "record-stream";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        String stream = "AWS::Kinesis::Stream";
        assertThat(out.properties(stream, "Clicks").at("/StreamModeDetails/StreamMode").asText())
                .isEqualTo("ON_DEMAND");
        assertThat(out.properties(stream, "Ledger").path("ShardCount").asInt()).isEqualTo(2);
        assertThat(out.properties(stream, "Ledger").path("RetentionPeriodHours").asInt()).isEqualTo(30 * 24);
    }
}
