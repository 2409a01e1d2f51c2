package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.function.StreamConsumer;
import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

final class StreamConsumerExhibit extends Exhibit {
    private final StreamConsumer shown;

    StreamConsumerExhibit() {
        RecordStream clicks = RecordStream.Builder.create(this, "Clicks").build();
        JavaFunction counter = function("Counter");
        // tag::stream-consumer[]
        StreamConsumer consumer = counter.consume(clicks, c -> c
                .batchSize(500)
                .filter(RecordFilter.on("data", "type").equalTo("click").and(RecordFilter.on("data", "bot").absent())));
        // end::stream-consumer[]
        shown = consumer;

        StreamingTable parcels = StreamingTable.Builder
                .create(this, "Parcels", "id", AttributeType.STRING, StreamViewType.NEW_IMAGE)
                .build();
        JavaFunction notifier = function("Notifier");
        // tag::stream-consumer-override[]
        notifier.consume(parcels, c -> c
                .filter(RecordFilter.insert())
                .mapping(m -> m.enabled(false))); // deployed, but not yet switched on
        // end::stream-consumer-override[]
    }

    @Override
    String page() {
        return "stream-consumer";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    List<Class<?>> spelledOut() {
        return List.of(RecordFilter.class);
    }

    @Override
    void proves(Synthesised out) {
        String mapping = "AWS::Lambda::EventSourceMapping";
        assertThat(out.properties(mapping, "Counter").at("/FilterCriteria/Filters/0/Pattern").asText())
                .isEqualTo("{\"data\":{\"bot\":[{\"exists\":false}],\"type\":[\"click\"]}}");
        assertThat(out.properties(mapping, "Counter").has("DestinationConfig")).isTrue();
        assertThat(out.properties(mapping, "Notifier").path("Enabled").asBoolean(true)).isFalse();
    }
}
