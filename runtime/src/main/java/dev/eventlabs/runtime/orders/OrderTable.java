package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The table of orders. Thread-safe.
 *
 * <p>One {@code BatchExecuteStatement} stores a batch: each INSERT is conditional by itself and fails alone, at half the
 * price of a transaction. Only when ids were taken a second call looks who holds them. See
 * {@code docs/decisions/0005-insert-orders-with-partiql.md}.
 */
final class OrderTable {
    /** The most statements that DynamoDB takes in one call. */
    static final int LARGEST_BATCH = 25;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String insert;

    OrderTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.insert = OrderItem.insertInto(table);
    }

    /**
     * Stores the orders whose ids are free, and overwrites nothing.
     *
     * @param orders any number, with different ids: DynamoDB refuses a batch that names a key twice
     * @return one answer an order, in their order
     */
    List<Insertion> insert(List<Order> orders) {
        var insertions = new ArrayList<Insertion>(orders.size());
        for (int start = 0; start < orders.size(); start += LARGEST_BATCH) {
            insertions.addAll(insertBatch(orders.subList(start, Math.min(start + LARGEST_BATCH, orders.size()))));
        }
        return insertions;
    }

    private List<Insertion> insertBatch(List<Order> orders) {
        List<BatchStatementResponse> answers;
        try {
            answers = dynamoDb
                    .batchExecuteStatement(batch -> batch.statements(orders.stream().map(this::statement).toList()))
                    .responses();
        } catch (SdkException e) {
            return failed(orders, e);
        }
        var taken = new ArrayList<Order>();
        for (int i = 0; i < orders.size(); i++) {
            if (isTaken(answers.get(i).error())) {
                taken.add(orders.get(i));
            }
        }
        Map<BigDecimal, Insertion> holders = taken.isEmpty() ? Map.of() : holders(taken);
        var insertions = new ArrayList<Insertion>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            BatchStatementError error = answers.get(i).error();
            insertions.add(isTaken(error) ? holders.get(orders.get(i).id()) : insertion(error));
        }
        return insertions;
    }

    private BatchStatementRequest statement(Order order) {
        return BatchStatementRequest.builder().statement(insert)
                .parameters(OrderItem.parameters(order))
                .build();
    }

    private static boolean isTaken(BatchStatementError error) {
        return error != null && "DuplicateItem".equals(error.codeAsString());
    }

    private static Insertion insertion(BatchStatementError error) {
        if (error == null) {
            return new Insertion.Inserted();
        }
        String reason = "DynamoDB: " + error.codeAsString() + ": " + error.message();
        return "ValidationError".equals(error.codeAsString()) ? new Insertion.Rejected(reason)
                : new Insertion.Unavailable(reason);
    }

    /** A request that DynamoDB finds invalid as a whole is sent again in halves, so that one order can't fail its batch. */
    private List<Insertion> failed(List<Order> orders, SdkException e) {
        boolean invalid = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                && "ValidationException".equals(service.awsErrorDetails().errorCode());
        if (invalid && orders.size() > 1) {
            var insertions = new ArrayList<>(insertBatch(orders.subList(0, orders.size() / 2)));
            insertions.addAll(insertBatch(orders.subList(orders.size() / 2, orders.size())));
            return insertions;
        }
        Insertion same = invalid ? new Insertion.Rejected(e.getMessage()) : new Insertion.Unavailable(e.getMessage());
        return orders.stream().map(order -> same).toList();
    }

    private Map<BigDecimal, Insertion> holders(List<Order> orders) {
        var holders = new HashMap<BigDecimal, Insertion>();
        try {
            for (var item : itemsOf(orders)) {
                holders.put(OrderItem.id(item), new Insertion.Taken(OrderItem.read(item)));
            }
            // Throttled keys are not answered; and who held the id may have been deleted since.
            orders.forEach(order -> holders.putIfAbsent(order.id(),
                    new Insertion.Unavailable("DynamoDB: the id is taken, but its holder couldn't be read")));
        } catch (SdkException e) {
            orders.forEach(order -> holders.put(order.id(), new Insertion.Unavailable(e.getMessage())));
        }
        return holders;
    }

    private List<Map<String, AttributeValue>> itemsOf(List<Order> orders) {
        // Consistent: the holder may have been written a moment ago, by the call before this one.
        var keys = KeysAndAttributes.builder().consistentRead(true).keys(orders.stream().map(OrderItem::key).toList())
                .build();
        return Optional
                .ofNullable(dynamoDb.batchGetItem(request -> request.requestItems(Map.of(table, keys))).responses()
                        .get(table))
                .orElse(List.of());
    }

    /** Reads one order, whether there is such a one or not: the way to DynamoDB and back. */
    void warmUp(Order order) {
        itemsOf(List.of(order));
    }
}
