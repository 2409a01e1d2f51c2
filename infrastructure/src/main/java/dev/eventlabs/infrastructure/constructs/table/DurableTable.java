package dev.eventlabs.infrastructure.constructs.table;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/**
 * A DynamoDB table that is paid by request and keeps its data as its {@link DataLifecycle} says: retained, protected and
 * recoverable, or gone with the stack.
 *
 * <p>Grants name single actions, so that a function holds what its code calls and nothing more.
 */
public final class DurableTable extends Construct {
    private final TableV2 table;

    private DurableTable(Builder builder) {
        super(builder.scope, builder.id);
        DataLifecycle lifecycle = builder.lifecycle;

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
        if (!lifecycle.isProtected()) {
            NagSuppressions.addResourceSuppressions(table, List.of(NagPackSuppression.builder()
                    .id("AwsSolutions-DDB3")
                    .reason("The data is declared disposable; point-in-time recovery comes with DataLifecycle.RETAINED.")
                    .build()), true);
        }
    }

    /** The table. */
    public TableV2 getTable() {
        return table;
    }

    /** Lets the grantee read batches of items by their keys ({@code BatchGetItem}). */
    public Grant grantBatchGet(IGrantable grantee) {
        return grant(grantee, "dynamodb:BatchGetItem");
    }

    /** Lets the grantee read single items by their key ({@code GetItem}). */
    public Grant grantGet(IGrantable grantee) {
        return grant(grantee, "dynamodb:GetItem");
    }

    /** Lets the grantee write whole items, new or over an old one, under a condition if it wants ({@code PutItem}). */
    public Grant grantPut(IGrantable grantee) {
        return grant(grantee, "dynamodb:PutItem");
    }

    /** Lets the grantee change single items, or make them, under a condition if it wants ({@code UpdateItem}). */
    public Grant grantUpdate(IGrantable grantee) {
        return grant(grantee, "dynamodb:UpdateItem");
    }

    /** Lets the grantee add items with PartiQL {@code INSERT}, which never overwrites; not change or delete any. */
    public Grant grantInsert(IGrantable grantee) {
        return grant(grantee, "dynamodb:PartiQLInsert");
    }

    private Grant grant(IGrantable grantee, String... actions) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of(actions))
                .resourceArns(List.of(table.getTableArn()))
                .build());
    }

    /** Read capacity units consumed: the sum of each minute. */
    public Metric metricConsumedReadCapacity() {
        return table.metricConsumedReadCapacityUnits();
    }

    /** Write capacity units consumed: the sum of each minute. */
    public Metric metricConsumedWriteCapacity() {
        return table.metricConsumedWriteCapacityUnits();
    }

    /** Builds a {@link DurableTable}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Attribute partitionKey;
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
            return Attribute.builder().name(Objects.requireNonNull(name)).type(Objects.requireNonNull(type)).build();
        }

        /** Default: no sort key; the partition key alone identifies an item. */
        public Builder sortKey(String name, AttributeType type) {
            this.sortKey = attribute(name, type);
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder tableName(String tableName) {
            this.tableName = tableName;
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

        /** Default: on demand, encrypted with DynamoDB's own key, no stream. Applied after our defaults; the key stays. */
        public Builder table(Consumer<TablePropsV2.Builder> override) {
            this.table = this.table.andThen(override);
            return this;
        }

        /** Adds the table to the scope. */
        public DurableTable build() {
            return new DurableTable(this);
        }
    }
}
