package dev.eventlabs.infrastructure.constructs.table;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.Grants;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/**
 * A {@link DurableTable} with a stream of its changes. A function consumes the stream with {@code JavaFunction.consume}.
 *
 * <p>DynamoDB keeps a change for 24 hours, and the changes of one item in their order.
 */
public final class StreamingTable extends GrantableTable implements RecordSource {
    private final DurableTable durable;

    private StreamingTable(Builder builder) {
        super(builder.scope, builder.id);
        durable = builder.durable(this)
                .lifecycle(builder.lifecycle)
                .tableName(builder.tableName)
                .table(builder.table)
                // The view is this construct's signature: consumers were written against it, and another one is another stream.
                .table(t -> t.dynamoStream(builder.view))
                .build();
    }

    @Override
    public TableV2 getTable() {
        return durable.getTable();
    }

    @Override
    List<TableIndex> indexes() {
        return durable.indexes();
    }

    @Override
    public Kind getKind() {
        return Kind.DYNAMODB;
    }

    @Override
    public String getStreamArn() {
        return getTable().getTableStreamArn();
    }

    /** How long a change can be read: 24 hours, which can't be altered. */
    @Override
    public Duration getRetentionPeriod() {
        return Duration.hours(24);
    }

    /**
     * Lets the grantee read the stream: exactly what Lambda's poller asks of a function's role, on this stream alone.
     * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
     */
    @Override
    public Grant grantRead(IGrantable grantee) {
        return Grants.on(getStreamArn(), grantee, "dynamodb:DescribeStream", "dynamodb:GetRecords",
                "dynamodb:GetShardIterator", "dynamodb:ListStreams");
    }

    /** Builds a {@link StreamingTable}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String partitionKey;
        private final AttributeType partitionKeyType;
        private final StreamViewType view;
        private final List<TableIndex> indexes = new ArrayList<>();
        private String sortKey;
        private AttributeType sortKeyType;
        private String tableName;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<TablePropsV2.Builder> table = t -> {};

        private Builder(Construct scope, String id, String partitionKey, AttributeType type, StreamViewType view) {
            this.scope = scope;
            this.id = id;
            this.partitionKey = partitionKey;
            this.partitionKeyType = type;
            this.view = Objects.requireNonNull(view);
        }

        /** Starts a table in the scope, with the name and type of its partition key, and what its stream shows of a change. */
        public static Builder create(Construct scope, String id, String partitionKey, AttributeType type,
                StreamViewType view) {
            return new Builder(scope, id, partitionKey, type, view);
        }

        private DurableTable.Builder durable(Construct parent) {
            DurableTable.Builder builder = DurableTable.Builder.create(parent, "Table", partitionKey, partitionKeyType);
            indexes.forEach(builder::index);
            return sortKey == null ? builder : builder.sortKey(sortKey, sortKeyType);
        }

        /** Default: CloudFormation generates a name. */
        public Builder tableName(String tableName) {
            this.tableName = tableName;
            return this;
        }

        /** Default: no sort key; the partition key alone identifies an item. */
        public Builder sortKey(String name, AttributeType type) {
            this.sortKey = Objects.requireNonNull(name);
            this.sortKeyType = type;
            return this;
        }

        /** Default: no index. Adds a global secondary index as that of a {@link DurableTable} with both keys; can be repeated. */
        public Builder index(String name, String partitionKey, AttributeType partitionKeyType, String sortKey,
                AttributeType sortKeyType) {
            indexes.add(new TableIndex(name, TableIndex.attribute(partitionKey, partitionKeyType),
                    TableIndex.attribute(sortKey, sortKeyType)));
            return this;
        }

        /** Default: no index. The same without a sort key: the index has items that have its partition key. */
        public Builder index(String name, String partitionKey, AttributeType partitionKeyType) {
            indexes.add(new TableIndex(name, TableIndex.attribute(partitionKey, partitionKeyType), null));
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, as for a {@link DurableTable}; the stream lives as long as the table. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: that of a {@link DurableTable}. Applied after our defaults; the key and the stream's view stay. */
        public Builder table(Consumer<TablePropsV2.Builder> override) {
            this.table = this.table.andThen(override);
            return this;
        }

        /**
         * Adds the table and its stream to the scope.
         *
         * @throws IllegalArgumentException as that of a {@link DurableTable}
         */
        public StreamingTable build() {
            return new StreamingTable(this);
        }
    }
}
