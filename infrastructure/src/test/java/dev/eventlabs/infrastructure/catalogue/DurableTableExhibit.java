package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.table.DurableTable;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableClass;
import software.constructs.Construct;

final class DurableTableExhibit extends Exhibit {
    private final List<Construct> shown;

    DurableTableExhibit() {
        // tag::durable-table[]
        DurableTable depots = DurableTable.Builder.create(this, "Depots", "id", AttributeType.STRING)
                .index("by-town", "town", AttributeType.STRING)
                .build();
        StreamingTable parcels = StreamingTable.Builder
                .create(this, "Parcels", "depot", AttributeType.STRING, StreamViewType.NEW_AND_OLD_IMAGES)
                .sortKey("time", AttributeType.STRING)
                .build();
        // end::durable-table[]
        shown = List.of(depots, parcels);

        // tag::durable-table-override[]
        DurableTable.Builder.create(this, "Archive", "id", AttributeType.STRING)
                .table(t -> t.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS).timeToLiveAttribute("expires"))
                .build();
        // end::durable-table-override[]
    }

    @Override
    String page() {
        return "durable-table";
    }

    @Override
    List<Construct> shown() {
        return shown;
    }

    /** Those of a {@code StreamingTable} are the same: {@code CatalogueTest} holds that. */
    @Override
    List<Class<?>> listed() {
        return List.of(DurableTable.class);
    }

    @Override
    void proves(Synthesised out) {
        String table = "AWS::DynamoDB::GlobalTable";
        assertThat(out.properties(table, "Depots").has("StreamSpecification")).isFalse();
        assertThat(out.properties(table, "Depots").at("/GlobalSecondaryIndexes/0/IndexName").asText())
                .isEqualTo("by-town");
        assertThat(out.properties(table, "Parcels").at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(out.properties(table, "Archive").at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("expires");
    }
}
