package dev.eventlabs.infrastructure.constructs.table;

import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.ProjectionType;

/** Another order of a table's items. The sort key is null where there is none. */
record TableIndex(String name, Attribute partitionKey, Attribute sortKey) {
    TableIndex {
        Objects.requireNonNull(name);
    }

    static Attribute attribute(String name, AttributeType type) {
        return Attribute.builder().name(Objects.requireNonNull(name)).type(Objects.requireNonNull(type)).build();
    }

    GlobalSecondaryIndexPropsV2 props() {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName(name)
                .partitionKey(partitionKey)
                .sortKey(sortKey)
                .projectionType(ProjectionType.ALL)
                .build();
    }
}
