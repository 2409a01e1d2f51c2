package dev.eventlabs.infrastructure.constructs.table;

import dev.eventlabs.infrastructure.constructs.Grants;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** What may be allowed on a table of ours, and what is measured of it, whether it has a stream or not. */
abstract class GrantableTable extends Construct {
    GrantableTable(Construct scope, String id) {
        super(scope, id);
    }

    /** The table. */
    public abstract TableV2 getTable();

    abstract List<TableIndex> indexes();

    /** Lets the grantee read batches of items by their keys ({@code BatchGetItem}). */
    public Grant grantBatchGet(IGrantable grantee) {
        return grant(grantee, "dynamodb:BatchGetItem");
    }

    /** Lets the grantee read single items by their key ({@code GetItem}). */
    public Grant grantGet(IGrantable grantee) {
        return grant(grantee, "dynamodb:GetItem");
    }

    /**
     * Lets the grantee write whole items, new or over an old one, under a condition if it wants ({@code PutItem}), one by one or
     * in a transaction: those have no actions of their own.
     */
    public Grant grantPut(IGrantable grantee) {
        return grant(grantee, "dynamodb:PutItem");
    }

    /** Lets the grantee delete single items by their key, one by one or in a transaction ({@code DeleteItem}). */
    public Grant grantDelete(IGrantable grantee) {
        return grant(grantee, "dynamodb:DeleteItem");
    }

    /** Lets the grantee read items of one partition, in the order of their sort keys, from the table and its indexes ({@code Query}). */
    public Grant grantQuery(IGrantable grantee) {
        // Index by index: a * would be for those to come as well.
        List<String> arns = Stream
                .concat(Stream.of(getTable().getTableArn()),
                        indexes().stream().map(index -> getTable().getTableArn() + "/index/" + index.name()))
                .toList();
        return Grants.on(arns, grantee, "dynamodb:Query");
    }

    /** Lets the grantee change single items, or make them, under a condition if it wants ({@code UpdateItem}). */
    public Grant grantUpdate(IGrantable grantee) {
        return grant(grantee, "dynamodb:UpdateItem");
    }

    /** Lets the grantee add items with PartiQL {@code INSERT}, which never overwrites; not change or delete any. */
    public Grant grantInsert(IGrantable grantee) {
        return grant(grantee, "dynamodb:PartiQLInsert");
    }

    private Grant grant(IGrantable grantee, String action) {
        return Grants.on(getTable().getTableArn(), grantee, action);
    }

    /** Read capacity units consumed: the sum of each minute. */
    public Metric metricConsumedReadCapacity() {
        return getTable().metricConsumedReadCapacityUnits(PerMinute.of("Sum"));
    }

    /** Write capacity units consumed: the sum of each minute. */
    public Metric metricConsumedWriteCapacity() {
        return getTable().metricConsumedWriteCapacityUnits(PerMinute.of("Sum"));
    }
}
