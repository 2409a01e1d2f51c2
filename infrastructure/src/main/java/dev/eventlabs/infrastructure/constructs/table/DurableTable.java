package dev.eventlabs.infrastructure.constructs.table;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * A DynamoDB table that is paid by request and keeps its data as its {@link DataLifecycle} says: retained, protected and
 * recoverable, or gone with the stack.
 *
 * <p>Grants name single actions, so that a function holds what its code calls and nothing more.
 */
public final class DurableTable extends GrantableTable {
    private final TableV2 table;
    private final List<TableIndex> indexes;

    private DurableTable(Builder builder) {
        super(builder.scope, builder.id);
        DataLifecycle lifecycle = builder.lifecycle;
        indexes = List.copyOf(builder.indexes);
        TableRules.indexes(this, indexes);

        TablePropsV2.Builder props = TablePropsV2.builder()
                .tableName(builder.tableName)
                .billing(Billing.onDemand())
                .removalPolicy(lifecycle.removalPolicy())
                .deletionProtection(lifecycle.isProtected())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(lifecycle.isProtected())
                        .build());
        builder.table.accept(props);
        // The key is this construct's signature: code was written against it, and another key is another table.
        props.partitionKey(builder.partitionKey).sortKey(builder.sortKey);

        table = new TableV2(this, "Table", props.build());
        indexes.forEach(index -> table.addGlobalSecondaryIndex(index.props()));
        if (!lifecycle.isProtected()) {
            NagSuppressions.addResourceSuppressions(table, List.of(NagPackSuppression.builder()
                    .id("AwsSolutions-DDB3")
                    .reason("The data is declared disposable and goes with its stack; point-in-time recovery comes with DataLifecycle.RETAINED.")
                    .build()), true);
        }
    }

    @Override
    public TableV2 getTable() {
        return table;
    }

    @Override
    List<TableIndex> indexes() {
        return indexes;
    }

    /** Builds a {@link DurableTable}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Attribute partitionKey;
        private final List<TableIndex> indexes = new ArrayList<>();
        private Attribute sortKey;
        private String tableName;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<TablePropsV2.Builder> table = t -> {};

        private Builder(Construct scope, String id, Attribute partitionKey) {
            this.scope = scope;
            this.id = id;
            this.partitionKey = partitionKey;
        }

        /** Starts a table in the scope, with the name and type of its partition key. */
        public static Builder create(Construct scope, String id, String partitionKey, AttributeType type) {
            return new Builder(scope, id, attribute(partitionKey, type));
        }

        private static Attribute attribute(String name, AttributeType type) {
            return TableIndex.attribute(name, type);
        }

        /** Default: CloudFormation generates a name. */
        public Builder tableName(String tableName) {
            this.tableName = tableName;
            return this;
        }

        /** Default: no sort key; the partition key alone identifies an item. */
        public Builder sortKey(String name, AttributeType type) {
            this.sortKey = attribute(name, type);
            return this;
        }

        /**
         * Default: no index. Adds a global secondary index with all attributes of the items that have both keys; can be repeated,
         * up to 20 times. DynamoDB adds or deletes one index in an update of the stack.
         */
        public Builder index(String name, String partitionKey, AttributeType partitionKeyType, String sortKey,
                AttributeType sortKeyType) {
            return index(new TableIndex(name, attribute(partitionKey, partitionKeyType),
                    attribute(sortKey, sortKeyType)));
        }

        /** Default: no index. The same without a sort key: the index has items that have its partition key. */
        public Builder index(String name, String partitionKey, AttributeType partitionKeyType) {
            return index(new TableIndex(name, attribute(partitionKey, partitionKeyType), null));
        }

        Builder index(TableIndex index) {
            indexes.add(index);
            return this;
        }

        /**
         * Default: {@link DataLifecycle#DISPOSABLE}, the table goes with the stack. {@link DataLifecycle#RETAINED} turns on
         * deletion protection and point-in-time recovery.
         */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: on demand, encrypted with DynamoDB's own key, no stream. Applied after our defaults; key and indexes stay. */
        public Builder table(Consumer<TablePropsV2.Builder> override) {
            this.table = this.table.andThen(override);
            return this;
        }

        /**
         * Adds the table to the scope.
         *
         * @throws IllegalArgumentException when there are too many indexes, or one has a name that DynamoDB doesn't take; the
         *             message says what to do
         */
        public DurableTable build() {
            return new DurableTable(this);
        }
    }
}
